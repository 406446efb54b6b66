import type { Raw } from './raw.ts';
import { keptText } from './raw.ts';

/** Scripts that Cloudflare's challenge pages load; no words, since words stand on genuine pages too. */
const MARKERS = ['/cdn-cgi/challenge-platform/', '_cf_chl_opt'];

/** Returns whether a protection service answered with a challenge instead of the page. */
export function isChallenge(raw: Raw): boolean {
  const { headers, status } = raw;
  if (headers['cf-mitigated'] === 'challenge') return true;
  if (headers['x-amzn-waf-action'] === 'challenge' || headers['x-amzn-waf-action'] === 'captcha') return true;
  const isCloudflare = headers.server === 'cloudflare' && headers['cf-ray'] !== undefined;
  if (!isCloudflare || (status !== 403 && status !== 503)) return false;
  const text = keptText(raw);
  return MARKERS.some((marker) => text.includes(marker));
}
