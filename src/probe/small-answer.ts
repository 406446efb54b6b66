/** Larger answers are none that we asked for, in characters. */
const MOST = 65_536;

/** Returns the JSON of a small answer. Throws for anything else: no answer in time, a redirect, an error, too much of it. */
export async function smallAnswer(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  const reader = answer.body?.getReader();
  if (!answer.ok || !reader) throw new Error(`status ${answer.status}`);
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(text);
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST) throw new Error('too long');
  }
}
