import type { Device } from '../../lab/conditions/condition.ts';
import type { BrowserName } from '../browsers/driver.ts';
import { Stage } from './stage.ts';

/** One browser at a time, started anew where a condition wants the device set up otherwise. */
export class Stages {
  readonly browser: BrowserName;
  #current: Stage | null = null;

  constructor(browser: BrowserName) {
    this.browser = browser;
  }

  async for(device: Device | undefined): Promise<Stage> {
    if (this.#current && this.#current.device === device) return this.#current;
    await this.strike();
    this.#current = await Stage.set(this.browser, device);
    return this.#current;
  }

  async strike(): Promise<void> {
    await this.#current?.strike();
    this.#current = null;
  }
}
