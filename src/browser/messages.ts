import browser from 'webextension-polyfill';
import { type Answer, type Message, type RequestName, refused } from '../protocol.ts';

/** Sends a request to the background and returns its answer; a background that is gone is an answer too, not an exception. */
export async function ask<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
  try {
    const answer: Answer<N> | undefined = await browser.runtime.sendMessage(message);
    return answer ?? refused('internal', 'no answer');
  } catch (error) {
    return refused('internal', String(error));
  }
}

/** Calls `answer` for each message of the extension's own pages; what comes from anywhere else is refused. */
export function onRequest(answer: (message: unknown) => Promise<Answer<RequestName>>): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const answered = isOwnPage(sender) ? answer(message) : undefined;
    // Whoever asked waits for an answer, whatever became of it.
    if (answered) answered.catch((error: unknown) => refused('internal', String(error))).then(respond);
    else respond(refused('input', 'sender: not a page of this extension'));
    // Keeps the line open: not every Chromium waits for a promise that a listener returns.
    return true;
  });
}

function isOwnPage(sender: browser.Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
