import type { Row } from './rows.ts';

/** What came back. Times in ms, sizes in bytes as they arrive, unpacked. */
export interface Look {
  /** Null where nothing answered. */
  readonly status: number | null;
  readonly bytes: number;
  /** The first bytes, for comparison with a known text. */
  readonly text: string;
  /** Address after redirects. */
  readonly url: string;
  readonly ms: number;
  /** Why nothing answered. */
  readonly error: string | null;
}

const DEADLINE_MS = 20_000;
const MOST_BYTES = 200_000;
const TEXT_BYTES = 4_000;

/** Asks one address as it stands, without cookies; reads at most 200 KB. Never rejects. */
export async function look({ url }: Pick<Row, 'url'>): Promise<Look> {
  const startedMs = Date.now();
  const nothing = { status: null, bytes: 0, text: '', url };
  try {
    const answer = await fetch(url, {
      headers: { 'user-agent': 'Mozilla/5.0 (catalogue check)', accept: '*/*' },
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const { bytes, text } = await read(answer.body);
    return { status: answer.status, bytes, text, url: answer.url, ms: Date.now() - startedMs, error: null };
  } catch (error) {
    return { ...nothing, ms: Date.now() - startedMs, error: causeOf(error) };
  }
}

async function read(body: ReadableStream<Uint8Array> | null): Promise<{ bytes: number; text: string }> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    if (bytes < TEXT_BYTES) kept.push(piece);
    bytes += piece.length;
    if (bytes >= MOST_BYTES) break;
  }
  return { bytes, text: Buffer.concat(kept).subarray(0, TEXT_BYTES).toString('utf8') };
}

function causeOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? (name === 'TimeoutError' ? 'time-out' : message);
}
