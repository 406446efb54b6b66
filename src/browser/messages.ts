import browser from 'webextension-polyfill';
import type { Answer, Message, RequestName } from '../protocol.ts';

/** Sends a request to the background and returns its answer; a background that is gone is an answer too, not an exception. */
export async function ask<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
  try {
    const answer: Answer<N> | undefined = await browser.runtime.sendMessage(message);
    return answer ?? { ok: false, error: 'no answer' };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

/** Calls `answer` for each message of the extension's own pages; what comes from anywhere else is refused. */
export function onRequest(answer: (message: unknown) => Promise<unknown> | undefined): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const answered = isOwnPage(sender) ? answer(message) : undefined;
    if (answered) void answered.then(respond);
    else respond({ ok: false, error: 'sender: not a page of this extension' });
    // Keeps the line open: not every Chromium waits for a promise that a listener returns.
    return true;
  });
}

function isOwnPage(sender: browser.Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
