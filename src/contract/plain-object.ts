/** Objects that tell nothing of what a person reads. */
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';

const PLAIN_PATH = /^\/(favicon\.ico|robots\.txt)?$/;

let shipped: Set<string> | undefined;

/** Returns whether a URL is one of the catalogue's own, looked at one by one. */
export function isShipped({ href }: URL): boolean {
  shipped ??= new Set(SERVICES.flatMap(targetsOf).flatMap(({ url, largeUrl }) => [url, largeUrl ?? url].map(spelled)));
  return shipped.has(href);
}

function spelled(url: string): string {
  return new URL(url).href;
}

/** Returns whether a URL is a front page, favicon or robots.txt, with nothing behind it. */
export function isPlainObject({ pathname, search }: URL): boolean {
  return search === '' && PLAIN_PATH.test(pathname);
}
