import { useState } from 'preact/hooks';
import { Warning } from '../../components/Warning.tsx';
import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Switch } from './fields.tsx';
import { IntervalSelect } from './IntervalSelect.tsx';
import { TierSwitch } from './TierSwitch.tsx';

export function ScheduleSettings({ snapshot, effective }: SettingsProps) {
  const { texts, model } = useUi();
  const [isAsking, setIsAsking] = useState(false);
  const { scheduled, mayBeScheduled, policy } = effective;
  function turn(isOn: boolean) {
    setIsAsking(false);
    void model.set({ scheduled: isOn });
  }
  return (
    <fieldset>
      <legend>{texts.say('set_schedule_title')}</legend>
      <Switch
        label={texts.say('set_scheduled')}
        hint={texts.say(mayBeScheduled ? 'set_scheduled_hint' : 'set_scheduled_never')}
        isLocked={snapshot.locked.includes('scheduled')}
        isDisabled={!mayBeScheduled}
        isOn={scheduled}
        onChange={(isOn) => (isOn && policy.scheduled.secondWarning ? setIsAsking(true) : turn(isOn))}
      />
      {isAsking && (
        <Warning
          text={texts.say('warn_scheduled')}
          yes={texts.say('warn_scheduled_yes')}
          onYes={() => turn(true)}
          onNo={() => setIsAsking(false)}
        />
      )}
      {scheduled && <IntervalSelect snapshot={snapshot} effective={effective} />}
      <TierSwitch snapshot={snapshot} effective={effective} />
      <Switch
        label={texts.say('set_passive_watch')}
        hint={texts.say('set_passive_watch_hint')}
        isLocked={snapshot.locked.includes('passiveWatch')}
        isOn={snapshot.settings.passiveWatch}
        onChange={(isOn) => void model.set({ passiveWatch: isOn })}
      />
    </fieldset>
  );
}
