import browser from 'webextension-polyfill';
import { HAS_OFFSCREEN } from './offscreen.ts';

/** What the browser tells of a request while it is under way; a plain object, so that tests can make one. */
export interface ProbeEvent {
  readonly kind: 'redirect' | 'response' | 'completed' | 'error';
  /** Stable over redirects. */
  readonly requestId: string;
  readonly url: string;
  readonly status: number | null;
  /** Remote address, where the browser shows it. */
  readonly address: string | null;
  readonly redirectUrl: string | null;
  /** Text of the error; in Firefox sometimes a sentence in the language of the browser. */
  readonly error: string | null;
  /** Whether a proxy carried it; null where the browser does not tell (all but Firefox). */
  readonly isProxied: boolean | null;
}

interface Details {
  readonly requestId: string;
  readonly url: string;
  readonly tabId: number;
  readonly statusCode?: number;
  readonly ip?: string;
  readonly redirectUrl?: string;
  readonly responseHeaders?: browser.WebRequest.HttpHeaders;
  readonly error?: string;
  /** Who asks: Chromium has the first, Firefox the others. */
  readonly initiator?: string;
  readonly originUrl?: string;
  readonly documentUrl?: string;
  /** Firefox only, and only for requests that go through a proxy. */
  readonly proxyInfo?: object | null;
}

const SITES: browser.WebRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], types: ['xmlhttprequest'] };

/** Calls back with the events of the extension's own requests. Observes only; must be called before the first await. */
export function onProbeEvent(seen: (event: ProbeEvent) => void): void {
  const tell = (kind: ProbeEvent['kind']) => (details: Details) => {
    if (isOwn(details)) seen(eventOf(kind, details));
  };
  const { webRequest } = browser;
  // A redirect that is not followed is an answer like any other to Firefox, which has no event for it.
  if (!HAS_OFFSCREEN) webRequest.onHeadersReceived.addListener(tellRedirects(seen), SITES, ['responseHeaders']);
  webRequest.onBeforeRedirect.addListener(tell('redirect'), SITES);
  webRequest.onResponseStarted.addListener(tell('response'), SITES);
  webRequest.onCompleted.addListener(tell('completed'), SITES);
  webRequest.onErrorOccurred.addListener(tell('error'), SITES);
}

/** The extension's own requests belong to no tab; nor do those of any page's service worker. */
function isOwn({ tabId, initiator, originUrl, documentUrl }: Details): boolean {
  const own = browser.runtime.getURL('');
  const from = initiator ?? documentUrl ?? originUrl;
  return tabId === -1 && from !== undefined && `${from}/`.startsWith(own);
}

function tellRedirects(seen: (event: ProbeEvent) => void): (details: Details) => void {
  return (details) => {
    if (!isOwn(details) || !REDIRECTS.includes(details.statusCode ?? 0)) return;
    const location = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
    if (location === undefined) return;
    const redirectUrl = URL.canParse(location, details.url) ? new URL(location, details.url).href : location;
    seen({ ...eventOf('redirect', details), redirectUrl });
  };
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function eventOf(kind: ProbeEvent['kind'], details: Details): ProbeEvent {
  const isProxied = HAS_OFFSCREEN ? null : (details.proxyInfo ?? null) !== null;
  return {
    kind,
    requestId: details.requestId,
    url: details.url,
    status: details.statusCode ?? null,
    // Beside a request that a proxy carried stands no address of the site: the proxy's, or 0.0.0.0 where it asks for names itself.
    address: isProxied ? null : (details.ip ?? null),
    redirectUrl: details.redirectUrl ?? null,
    error: details.error ?? null,
    isProxied,
  };
}

/** A page that did not load in a tab of the user's. */
export interface FailedLoad {
  readonly url: string;
  readonly error: string;
  readonly tabId: number;
  /** Whether in a private window; Chromium does not tell. */
  readonly incognito?: boolean;
}

/** Calls back when a page of the user's fails to load; must be called before the first await. */
export function onFailedLoad(failed: (load: FailedLoad) => void): void {
  browser.webRequest.onErrorOccurred.addListener((details) => details.tabId >= 0 && failed(details), {
    ...SITES,
    types: ['main_frame'],
  });
}
