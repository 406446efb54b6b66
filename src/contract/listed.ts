/** What a listed target may hold, wherever it comes from. */
import { isShowable } from '../core/showable.ts';
import type { ListedTarget } from '../protocol.ts';
import { anyText, type Check, listOf, Refusal, text } from './check.ts';
import { isTargetId } from './ids.ts';
import { shape } from './shape.ts';
import { siteUrl } from './site-url.ts';

/**
 * Most targets a list may hold. Chromium's storage takes 10 MB. While a round runs a target takes 4.2 kB of it where a third fail: 1 what
 * was found, 1 what the round before had seen, 2 its result and what is shown of it; 6 where all fail, and old proofs then make room
 * (`src/background/lighter.ts`). 5,000 would take 21 MB: no choice of which proofs are kept closes that, since half is results.
 */
export const MAX_TARGETS = 2_000;

/** A text that can be shown in one line, of `least` to `most` characters. */
export function label(least: number, most: number): Check<string> {
  const isShown = (value: string) => (value === '' ? least === 0 : isShowable(value));
  const holds = (value: string) => value.length >= least && value.length <= most && isShown(value);
  return text(holds, `not a text of ${least} to ${most} characters`);
}

/** A site's URL; leaves in the browser's spelling. */
const site: Check<string> = (value, at) => {
  const found = siteUrl(anyText(value, at));
  if (found.ok) return found.url.href;
  throw new Refusal(at, found.reason);
};

export const targetId = text(isTargetId, 'not 1 to 64 of A-Z a-z 0-9 . _ -');

export const listedTarget = shape<ListedTarget>({
  id: targetId,
  name: label(1, 80),
  url: site,
  category: label(0, 40),
});

export const listedTargets = listOf(listedTarget, MAX_TARGETS);
