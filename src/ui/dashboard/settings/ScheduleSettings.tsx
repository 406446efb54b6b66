import { useState } from 'preact/hooks';
import { Warning } from '../../components/Warning.tsx';
import { useUi } from '../../ui.ts';
import { Select, Switch } from './fields.tsx';
import type { SettingsProps } from './SettingsSection.tsx';
import { TierSwitch } from './TierSwitch.tsx';

export function ScheduleSettings({ snapshot, effective }: SettingsProps) {
  const { settings, locked } = snapshot;
  const { texts, model } = useUi();
  const [isAsking, ask] = useState(false);
  const { scheduled, mayBeScheduled, policy, intervals } = effective;
  function turn(isOn: boolean) {
    if (isOn && policy.scheduled.secondWarning) ask(true);
    else void model.set({ scheduled: isOn });
  }
  const every = (minutes: number) =>
    minutes < 60 ? texts.plural('every_minutes', minutes) : texts.plural('every_hours', minutes / 60);
  return (
    <fieldset>
      <legend>{texts.say('set_schedule_title')}</legend>
      <Switch
        label={texts.say('set_scheduled')}
        hint={texts.say(mayBeScheduled ? 'set_scheduled_hint' : 'set_scheduled_never')}
        isLocked={!mayBeScheduled || locked.includes('scheduled')}
        isOn={scheduled}
        onChange={turn}
      />
      {isAsking && (
        <Warning
          text={texts.say('warn_scheduled')}
          yes={texts.say('warn_scheduled_yes')}
          onYes={() => {
            ask(false);
            void model.set({ scheduled: true });
          }}
          onNo={() => ask(false)}
        />
      )}
      {scheduled && (
        <Select
          label={texts.say('set_interval')}
          isLocked={locked.includes('intervalMinutes')}
          value={String(settings.intervalMinutes ?? '')}
          options={[['', texts.say('set_by_place')], ...intervals.map((one) => [String(one), every(one)] as const)]}
          onChange={(value) => void model.set({ intervalMinutes: value === '' ? null : Number(value) })}
        />
      )}
      <TierSwitch snapshot={snapshot} effective={effective} />
    </fieldset>
  );
}
