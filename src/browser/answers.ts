import browser from 'webextension-polyfill';

/**
 * What an answer may ask a browser to remember, to do later, or to send elsewhere: the name of the site for a year, another way to it,
 * reports of its failures to any host. Measured: docs/browsers.md, "What a browser writes for a site".
 */
const MEMORABLE = [
  'strict-transport-security',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
  'accept-ch',
  'critical-ch',
  'set-cookie',
  'clear-site-data',
  'link',
];

const RULE_ID = 1;

let forgetting: Promise<void> | null = null;

/**
 * Takes these headers out of the answers to our own requests before the browser reads them. The rules last until the browser ends, so
 * each start sets them; to be awaited before the first request. Where a browser cannot, requests go on: it is said in docs/safety.md.
 */
export function forgetAnswers(): Promise<void> {
  forgetting ??= setRules().catch(() => {
    forgetting = null;
  });
  return forgetting;
}

async function setRules(): Promise<void> {
  const { declarativeNetRequest } = browser;
  if (!declarativeNetRequest) return;
  const own = new URL(browser.runtime.getURL('')).hostname;
  await declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        condition: { initiatorDomains: [own], resourceTypes: ['xmlhttprequest'] },
        action: {
          type: 'modifyHeaders',
          responseHeaders: MEMORABLE.map((header) => ({ header, operation: 'remove' as const })),
        },
      },
    ],
  });
}
