import type { NetworkState } from '../core/types.ts';
import type { Snapshot } from '../protocol.ts';

/** What the page is about at this moment. These exclude each other; a running check is told beside any of them. */
export type Screen =
  | 'loading'
  | 'first_run'
  | 'no_permission'
  | 'forbidden'
  | 'unchecked'
  | 'first_check'
  | 'day'
  | Exclude<NetworkState, 'online'>;

/** `undefined` is not read yet, `null` is nothing stored. */
export function sceneOf(snapshot: Snapshot | null | undefined): Screen {
  if (!snapshot) return 'loading';
  const { consent, permission, network, services, activity } = snapshot;
  if (!consent) return 'first_run';
  if (!permission) return 'no_permission';
  // Without access to any control nothing was found out about the connection.
  if (network && network.state !== 'online' && network.controls.length > 0) return network.state;
  if (services.length > 0 && services.every(({ allowance }) => allowance === 'never')) return 'forbidden';
  // Half of a first round would read as a whole.
  if (activity.kind === 'checking' && activity.reason !== 'page' && !snapshot.round) return 'first_check';
  return services.some(({ result }) => result) ? 'day' : 'unchecked';
}

/** Whether a round can be asked for at all. */
export function mayCheck(snapshot: Snapshot | null | undefined): boolean {
  if (!snapshot?.consent || !snapshot.permission) return false;
  return snapshot.services.some(({ allowance }) => allowance === 'scheduled' || allowance === 'click');
}
