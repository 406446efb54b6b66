import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Switch } from './fields.tsx';

/** What stays behind on the device. */
export function KeptSettings({ snapshot: { settings, locked }, effective: { policy, memoryOnly } }: SettingsProps) {
  const { texts, model } = useUi();
  return (
    <>
      <Switch
        label={texts.say('set_memory')}
        hint={texts.say(policy.memoryOnly ? 'set_memory_place' : 'set_memory_hint')}
        isLocked={locked.includes('memoryOnly')}
        isDisabled={policy.memoryOnly}
        isOn={memoryOnly}
        onChange={(isOn) => void model.set({ memoryOnly: isOn })}
      />
      {policy.historyDays > 0 && (
        <Switch
          label={texts.say('set_history')}
          hint={texts.plural('set_history_hint', policy.historyDays)}
          isLocked={locked.includes('history')}
          isOn={settings.history !== false}
          onChange={(isOn) => void model.set({ history: isOn })}
        />
      )}
    </>
  );
}
