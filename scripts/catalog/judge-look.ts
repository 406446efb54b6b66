import type { Look } from './look.ts';
import type { Row } from './rows.ts';

/** `refuses`: it answers, and not to a program; a browser may fare better, so a person looks. The last three end with an error. */
export type Word = 'ok' | 'refuses' | 'moved' | 'small' | 'changed' | 'died';

export interface Outcome {
  readonly word: Word;
  /** What was seen, for a person. */
  readonly why: string;
}

export const BROKEN: readonly Word[] = ['moved', 'small', 'changed', 'died'];

const GONE = [404, 410];
const REFUSALS = [401, 403, 405, 406, 429, 451, 503];
/** Codes by which Node says that somebody answered whose certificate it does not trust. */
const OWN_AUTHORITY = /CERT|ISSUER|SELF_SIGNED/;

/** Compares what came back with what the catalogue says of the address. */
export function judgeLook(row: Row, look: Look): Outcome {
  const { status, bytes, error } = look;
  if (status === null) {
    const isOwn = row.privateCa === true && OWN_AUTHORITY.test(error ?? '');
    return isOwn
      ? { word: 'ok', why: 'answers with an authority of its own' }
      : { word: 'died', why: error ?? 'no answer' };
  }
  if (row.status !== undefined) return judgeExact(row, look);
  const host = hostOf(look.url);
  if (host !== hostOf(row.url)) return { word: 'moved', why: `now at ${host}` };
  if (GONE.includes(status)) return { word: 'died', why: `status ${status}` };
  if (REFUSALS.includes(status)) return { word: 'refuses', why: `status ${status}` };
  if (status >= 400) return { word: 'died', why: `status ${status}` };
  if (row.leastBytes !== undefined && bytes < row.leastBytes) return { word: 'small', why: `${bytes} bytes` };
  return { word: 'ok', why: `status ${status}, ${bytes} bytes` };
}

function judgeExact({ status, body, url }: Row, look: Look): Outcome {
  if (look.status !== status) return { word: 'changed', why: `status ${look.status}, not ${status}` };
  if (hostOf(look.url) !== hostOf(url)) return { word: 'moved', why: `now at ${hostOf(look.url)}` };
  if (body !== undefined && look.text.trim() !== body.trim()) return { word: 'changed', why: 'another text' };
  return { word: 'ok', why: `status ${look.status}` };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
