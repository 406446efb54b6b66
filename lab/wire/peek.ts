import type { Socket } from 'node:net';

export type Peeked<T> = { found: T; head: Buffer };

/**
 * Reads until `parse` makes something of the bytes so far, then pauses the socket.
 * Null when the client goes away first. Null from `parse` means: more bytes, please.
 */
export function peek<T>(socket: Socket, parse: (bytes: Buffer) => T | null): Promise<Peeked<T> | null> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const settle = (result: Peeked<T> | null) => {
      socket.pause();
      socket.off('data', read).off('close', leave).off('end', leave);
      resolve(result);
    };
    const leave = () => {
      socket.destroy();
      settle(null);
    };
    const read = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const found = parse(head);
      if (found !== null) settle({ found, head });
    };
    socket.on('data', read).once('close', leave).once('end', leave);
  });
}
