import { LANGUAGES, TONGUES } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Labelled, Select } from './fields.tsx';

const THEMES = ['auto', 'light', 'dark'] as const;
const CHOICES = ['auto', ...LANGUAGES] as const;

export function LookSettings({ snapshot: { settings, locked } }: SettingsProps) {
  const { texts, model } = useUi();
  return (
    <fieldset>
      <legend>{texts.say('set_look_title')}</legend>
      <Select
        label={texts.say('set_language')}
        isLocked={locked.includes('language')}
        value={settings.language}
        options={CHOICES.map((one) => [one, one === 'auto' ? texts.say('set_as_browser') : TONGUES[one].name])}
        onChange={(value) => void model.set({ language: CHOICES.find((one) => one === value) ?? 'auto' })}
      />
      <Select
        label={texts.say('set_theme')}
        isLocked={locked.includes('theme')}
        value={settings.theme}
        options={THEMES.map((one) => [one, texts.say(`set_theme_${one}`)])}
        onChange={(value) => void model.set({ theme: THEMES.find((one) => one === value) ?? 'auto' })}
      />
      <Labelled label={texts.say('set_network_name')}>
        {(id) => (
          <input
            autocomplete="off"
            id={id}
            type="text"
            maxLength={40}
            disabled={locked.includes('networkName')}
            placeholder={texts.say('set_network_name_example')}
            value={settings.networkName ?? ''}
            onChange={(event) => void model.set({ networkName: event.currentTarget.value.trim() || null })}
          />
        )}
      </Labelled>
    </fieldset>
  );
}
