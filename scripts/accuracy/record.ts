import type { BrowserName } from '../browsers/driver.ts';
import type { Said } from './stage.ts';

export function record(_browser: BrowserName, _helper: boolean, _said: Said): void {}
