import net from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import type { HostCounts } from '../counts.ts';
import { meter } from './stages.ts';
import type { Wire, Wires } from './wire.ts';

export interface RelayOrder {
  wire: Wire;
  /** Port on loopback of the server that answers. */
  port: number;
  /** Bytes the client has already sent. */
  head: Buffer;
  stages: Transform[];
  counts: HostCounts;
}

/** Connects the client with the server behind, shaping what the server sends. */
export function relay(wires: Wires, { wire, port, head, stages, counts }: RelayOrder): void {
  const server = net.connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
  server.on('error', () => wire.client.destroy());
  server.once('connect', () => {
    if (server.localPort !== undefined) wires.bind(server.localPort, wire);
    server.write(head);
    pipeline(
      wire.client,
      meter((bytes) => count(counts, 'bytesIn', bytes)),
      server,
      noteNothing,
    );
    const sent = meter((bytes) => count(counts, 'bytesOut', bytes));
    pipeline([server, ...stages, sent, wire.client], noteNothing);
  });
}

function count(counts: HostCounts, side: 'bytesIn' | 'bytesOut', bytes: number): void {
  counts[side] += bytes;
}

/** Either side may go away at any time; the pipeline has then destroyed both, and that is all there is to do. */
function noteNothing(): void {}
