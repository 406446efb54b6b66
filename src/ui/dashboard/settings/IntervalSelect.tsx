import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Select } from './fields.tsx';

export function IntervalSelect({ snapshot: { settings, locked }, effective: { intervals } }: SettingsProps) {
  const { texts, model } = useUi();
  const every = (minutes: number) =>
    minutes < 60 ? texts.plural('every_minutes', minutes) : texts.plural('every_hours', minutes / 60);
  return (
    <Select
      label={texts.say('set_interval')}
      isLocked={locked.includes('intervalMinutes')}
      value={String(settings.intervalMinutes ?? '')}
      options={[['', texts.say('set_by_place')], ...intervals.map((one) => [String(one), every(one)] as const)]}
      onChange={(value) => void model.set({ intervalMinutes: value === '' ? null : Number(value) })}
    />
  );
}
