import { useUi } from '../../ui.ts';
import type { SettingsProps } from './effective.ts';
import { Switch } from './fields.tsx';

/** Sensitive services, where the place leaves them to the person. */
export function TierSwitch({ snapshot: { settings, locked }, effective: { policy } }: SettingsProps) {
  const { texts, model } = useUi();
  const isOffered = policy.scheduled.optional.includes('B') || policy.click.optional.includes('B');
  if (!isOffered) return null;
  const others = settings.tiers.filter((tier) => tier !== 'B');
  return (
    <Switch
      label={texts.say('set_tier_b')}
      hint={texts.say('set_tier_b_hint')}
      isLocked={locked.includes('tiers')}
      isOn={settings.tiers.includes('B')}
      onChange={(isOn) => void model.set({ tiers: isOn ? [...others, 'B'] : others })}
    />
  );
}
