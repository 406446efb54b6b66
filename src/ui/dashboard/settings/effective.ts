import { isDiscreet, type PlacePolicy } from '../../../core/place.ts';
import type { Settings, Snapshot } from '../../../protocol.ts';

/** What holds where a setting was left to the place. */
export interface Effective {
  readonly policy: PlacePolicy;
  readonly scheduled: boolean;
  /** False where the place allows no checks without a click at all. */
  readonly mayBeScheduled: boolean;
  readonly discreet: boolean;
  readonly badge: boolean;
  readonly memoryOnly: boolean;
  readonly intervals: readonly number[];
}

/** What a group of settings is drawn from. */
export interface SettingsProps {
  readonly snapshot: Snapshot;
  readonly effective: Effective;
}

const INTERVALS = [15, 30, 60, 120, 240, 480, 1440];

export function effectiveOf({ settings, policy }: Pick<Snapshot, 'settings' | 'policy'>): Effective {
  const { scheduled } = policy;
  const discreet = isDiscreet(policy, settings.discreet);
  return {
    policy,
    scheduled: isScheduled(policy, settings),
    mayBeScheduled: scheduled.tiers.length + scheduled.optional.length > 0,
    discreet,
    badge: policy.notices === 'full' && (settings.badge ?? !discreet),
    memoryOnly: policy.memoryOnly || settings.memoryOnly === true,
    intervals: INTERVALS.filter((minutes) => minutes >= scheduled.everyMinutes[0]),
  };
}

function isScheduled({ scheduled }: PlacePolicy, settings: Settings): boolean {
  if (settings.scheduled === false) return false;
  return scheduled.tiers.length > 0 || (settings.scheduled === true && scheduled.optional.length > 0);
}
