/** Pieces nearer than this are one piece: a TLS record more or less says nothing about the network. */
const JOIN_MS = 20;
const MAX_PIECES = 64;

/** Keeps count of a body while it is read. Times are those of a monotonic clock. */
export class BodyCount {
  bytes = 0;
  longestGapMs = 0;
  readonly pieces: [number, number][] = [];
  readonly #keep: Uint8Array;
  readonly #startMs: number;
  #lastMs: number;

  constructor(startMs: number, keepBytes: number) {
    this.#startMs = startMs;
    this.#lastMs = startMs;
    this.#keep = new Uint8Array(keepBytes);
  }

  add(piece: Uint8Array, nowMs: number): void {
    const room = this.#keep.length - this.bytes;
    if (room > 0) this.#keep.set(piece.subarray(0, room), this.bytes);
    this.bytes += piece.length;
    this.#gap(nowMs);
    this.#lastMs = nowMs;
    const sinceMs = Math.round(nowMs - this.#startMs);
    const last = this.pieces.at(-1);
    if (last && (sinceMs - last[0] < JOIN_MS || this.pieces.length >= MAX_PIECES)) last[1] += piece.length;
    else this.pieces.push([sinceMs, piece.length]);
  }

  /** Counts the silence before the end, and returns what goes into the result. */
  close(nowMs: number, wasCut: boolean) {
    if (wasCut) this.#gap(nowMs);
    return {
      bytes: this.bytes,
      bodyMs: Math.round(this.#lastMs - this.#startMs),
      longestGapMs: Math.round(this.longestGapMs),
      lastGapMs: Math.round(nowMs - this.#lastMs),
      pieces: this.pieces,
      kept: base64(this.#keep.subarray(0, Math.min(this.bytes, this.#keep.length))),
    };
  }

  #gap(nowMs: number): void {
    this.longestGapMs = Math.max(this.longestGapMs, nowMs - this.#lastMs);
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
