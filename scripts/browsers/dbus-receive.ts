import type { Socket } from 'node:net';
import { decode, type Value } from './dbus-wire.ts';

export interface Call {
  path: string;
  interface: string;
  member: string;
  args: Value[];
}

export interface Message extends Call {
  serial: number;
  destination: string;
  wantsReply: boolean;
}

const guid = '0123456789abcdef0123456789abcdef';

/** The handshake is lines of text; after BEGIN come messages. */
export function receiveMessages(socket: Socket, receive: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (!begun) {
      const end = rest.indexOf('\r\n');
      if (end < 0) return;
      const line = rest.toString('latin1', 0, end).replace('\0', '');
      rest = rest.subarray(end + 2);
      if (line === 'BEGIN') begun = true;
      else socket.write(handshake(line));
    }
    rest = messages(rest, receive);
  });
}

function handshake(line: string): string {
  if (line.startsWith('AUTH EXTERNAL') || line.startsWith('DATA')) return `OK ${guid}\r\n`;
  return line.startsWith('AUTH') ? 'REJECTED EXTERNAL\r\n' : 'ERROR\r\n';
}

const METHOD_CALL = 1;
const NO_REPLY_EXPECTED = 1;

function messages(bytes: Buffer, receive: (message: Message) => void): Buffer {
  let rest = bytes;
  while (rest.length >= 16) {
    const fieldsEnd = 16 + rest.readUInt32LE(12);
    const bodyAt = Math.ceil(fieldsEnd / 8) * 8;
    const end = bodyAt + rest.readUInt32LE(4);
    if (rest.length < end) break;
    // A copy, so that the alignment of the body is counted from its own start.
    const one = rest.subarray(0, end);
    if (one[1] === METHOD_CALL) receive(messageOf(one, bodyAt));
    rest = rest.subarray(end);
  }
  return rest;
}

function messageOf(bytes: Buffer, bodyAt: number): Message {
  const [, , flags, , , serial, list] = decode(bytes, 'yyyyuua(yv)').values;
  const fields = new Map((list as [number, { value: Value }][]).map(([code, { value }]) => [code, value]));
  const text = (code: number) => (fields.get(code) ?? '') as string;
  return {
    path: text(1),
    interface: text(2),
    member: text(3),
    destination: text(7),
    args: decode(bytes.subarray(bodyAt), text(8)).values,
    serial: serial as number,
    wantsReply: !((flags as number) & NO_REPLY_EXPECTED),
  };
}
