import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runAxe } from './axe.ts';
import type { Focused, Page } from './driver.ts';
import { expressionOf, quote } from './expression.ts';
import { type Stroke, strokeOf } from './keys.ts';
import { until } from './wait.ts';

/** What a browser must be able to do to a tab; the rest of `Page` is the same for all. */
export interface Hands {
  evaluate<T>(expression: string): Promise<T>;
  clickAt(x: number, y: number): Promise<void>;
  stroke(stroke: Stroke): Promise<void>;
  focused(): Promise<Focused>;
  capture(fullPage: boolean): Promise<Buffer>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export function makePage(hands: Hands): Page {
  const page: Page = {
    evaluate: (code, arg) => hands.evaluate(expressionOf(code, arg)),
    async click(selector) {
      const { x, y } = await visible(hands, selector);
      await hands.clickAt(x, y);
    },
    async type(selector, text) {
      await visible(hands, selector);
      await hands.evaluate(`document.querySelector(${quote(selector)}).focus()`);
      for (const character of text) await hands.stroke(strokeOf(character));
    },
    press: (key) => hands.stroke(strokeOf(key)),
    async text(selector) {
      await present(hands, selector);
      return hands.evaluate<string>(`document.querySelector(${quote(selector)}).innerText`);
    },
    focused: hands.focused,
    html: () => hands.evaluate('document.documentElement.outerHTML'),
    async waitFor(expression, timeoutMs = 10_000) {
      await until(() => hands.evaluate<boolean>(`Promise.resolve(${expression}).then(Boolean)`), {
        timeoutMs,
        what: expression,
      });
    },
    async screenshot(file, options) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await hands.capture(options?.fullPage ?? false));
    },
    axe: () => runAxe(hands.evaluate),
    resize: hands.resize,
    close: hands.close,
  };
  return page;
}

const present = (hands: Hands, selector: string): Promise<boolean> =>
  until(() => hands.evaluate<boolean>(`!!document.querySelector(${quote(selector)})`), {
    timeoutMs: 5000,
    what: `an element ${selector}`,
  });

const visible = (hands: Hands, selector: string): Promise<{ x: number; y: number }> =>
  until(() => hands.evaluate<{ x: number; y: number } | null>(`(${middle})(${quote(selector)})`), {
    timeoutMs: 5000,
    what: `an element ${selector} that is visible and not covered`,
  });

const middle = `(selector) => {
  const element = document.querySelector(selector);
  if (!element) return null;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  const reached = hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element);
  return reached ? { x, y } : null;
}`;
