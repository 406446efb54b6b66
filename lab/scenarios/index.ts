import type { Scenario } from '../scenario.ts';
import { calls2025 } from './calls-2025.ts';
import { captivePortal } from './captive-portal.ts';
import { occupied2026 } from './occupied-2026.ts';
import { offline } from './offline.ts';
import { open } from './open.ts';
import { russia2026 } from './russia-2026.ts';
import { siteDown } from './site-down.ts';
import { whitelistMode } from './whitelist-mode.ts';

export const SCENARIOS: readonly Scenario[] = [
  open,
  russia2026,
  calls2025,
  occupied2026,
  offline,
  captivePortal,
  whitelistMode,
  siteDown,
];

/** The scenario of that id; throws, naming all there are, when there is none. */
export function scenarioById(id: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no such scenario: ${id}; there are ${SCENARIOS.map((each) => each.id).join(', ')}`);
  return found;
}
