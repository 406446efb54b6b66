import type { Focused, Page } from '../../scripts/browsers/driver.ts';

/** More stops than any page has, so that a lap around it ends. */
const MOST_STOPS = 90;

/** Somebody who has no mouse and sees nothing: goes from stop to stop and hears what a screen reader says there. */
export class Keyboard {
  readonly #page: Page;
  /** What was heard on the way, for the message when something is not found. */
  #heard: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses `key` until the focus is on something of that name; rejects after a lap, with all that was heard. */
  async to(name: string | RegExp, key = 'Tab'): Promise<Focused> {
    this.#heard = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const focused = await this.#page.focused();
      if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return focused;
      this.#heard.push(`${focused.role} "${focused.name}"`);
      await this.#page.press(key);
    }
    throw new Error(`No "${name}" among: ${[...new Set(this.#heard)].join(', ')}`);
  }

  /** Goes to something of that name and presses Enter on it. */
  async enter(name: string | RegExp): Promise<void> {
    await this.to(name);
    await this.#page.press('Enter');
  }
}
