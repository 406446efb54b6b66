import { useUi } from '../../ui.ts';
import { Select, Switch } from './fields.tsx';
import type { SettingsProps } from './SettingsSection.tsx';

export function PrivacySettings({ snapshot: { settings, locked }, effective }: SettingsProps) {
  const { texts, model } = useUi();
  const { discreet, badge, memoryOnly, policy } = effective;
  const notices = ['full', 'discreet', 'off'] as const;
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
        onChange={(value) => void model.set({ notices: notices.find((one) => one === value) ?? null })}
      />
      <Switch
        label={texts.say('set_badge')}
        isLocked={locked.includes('badge')}
        isOn={badge}
        onChange={(isOn) => void model.set({ badge: isOn })}
      />
      <Switch
        label={texts.say('set_discreet')}
        hint={texts.say('set_discreet_hint')}
        isLocked={locked.includes('discreet')}
        isOn={discreet}
        onChange={(isOn) => void model.set({ discreet: isOn })}
      />
      <Switch
        label={texts.say('set_memory')}
        hint={texts.say(policy.memoryOnly ? 'set_memory_place' : 'set_memory_hint')}
        isLocked={policy.memoryOnly || locked.includes('memoryOnly')}
        isOn={memoryOnly}
        onChange={(isOn) => void model.set({ memoryOnly: isOn })}
      />
    </fieldset>
  );
}
