import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Select, Switch } from './fields.tsx';
import { KeptSettings } from './KeptSettings.tsx';
import { LookupSetting } from './LookupSetting.tsx';

const NOTICES = ['full', 'discreet', 'off'] as const;

export function PrivacySettings({ snapshot, effective }: SettingsProps) {
  const { texts, model } = useUi();
  const { settings, locked } = snapshot;
  // What the place wants said by no notice, no number and no title is no matter of choice.
  const isPlain = effective.policy.notices === 'discreet';
  const notices = NOTICES.filter((one) => one !== 'full' || !isPlain);
  return (
    <fieldset>
      <legend>{texts.say('set_privacy_title')}</legend>
      <Select
        label={texts.say('set_notices')}
        isLocked={locked.includes('notices')}
        value={settings.notices ?? ''}
        options={[
          ['', texts.say('set_by_place')],
          ...notices.map((one) => [one, texts.say(`set_notices_${one}`)] as const),
        ]}
        onChange={(value) => void model.set({ notices: NOTICES.find((one) => one === value) ?? null })}
      />
      <Switch
        label={texts.say('set_badge')}
        isLocked={locked.includes('badge')}
        isDisabled={isPlain}
        isOn={effective.badge}
        onChange={(isOn) => void model.set({ badge: isOn })}
      />
      <Switch
        label={texts.say('set_discreet')}
        hint={texts.say('set_discreet_hint')}
        isLocked={locked.includes('discreet')}
        isDisabled={isPlain}
        isOn={effective.discreet}
        onChange={(isOn) => void model.set({ discreet: isOn })}
      />
      <Switch
        label={texts.say('set_cover')}
        hint={texts.say('set_cover_hint')}
        isLocked={locked.includes('cover')}
        isOn={settings.cover}
        onChange={(isOn) => void model.set({ cover: isOn })}
      />
      <KeptSettings snapshot={snapshot} effective={effective} />
      <LookupSetting snapshot={snapshot} effective={effective} />
    </fieldset>
  );
}
