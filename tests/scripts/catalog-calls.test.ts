import { createSocket, type Socket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answersStrangers } from '../../scripts/catalog/ask-call.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A server that answers with what `answer` makes of the question, null for silence. */
function responder(answer: (question: Buffer) => Buffer | null): Promise<number> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (question, from) => {
    const made = answer(question);
    if (made) socket.send(made, from.port, from.address);
  });
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)));
}

const typed =
  (type: number, ...attributes: readonly (readonly [type: number, value: readonly number[]])[]) =>
  (question: Buffer) => {
    const body = attributes.map(([kind, value]) => Buffer.from([0, kind, 0, value.length, ...value]));
    const answer = Buffer.concat([question.subarray(0, 20), ...body]);
    answer.writeUInt16BE(type, 0);
    answer.writeUInt16BE(answer.length - 20, 2);
    return answer;
  };
const UNAUTHORISED = [0x09, [0, 0, 4, 1]] as const;
const REALM = [0x14, [...'org!'].map((one) => one.charCodeAt(0))] as const;
const NONCE = [0x15, [1, 2, 3, 4]] as const;

test.each([
  ['stun', 'a success', typed(0x0101)],
  ['turn', 'a refusal with its realm', typed(0x0113, UNAUTHORISED, REALM, NONCE)],
  ['turn', 'another refusal', typed(0x0113, [0x09, [0, 0, 4, 3]])],
] as const)('%s: %s is an answer', async (transport, _, made) => {
  expect(await answersStrangers(transport, '127.0.0.1', await responder(made))).toBe(true);
});

test('over TCP a refusal in pieces is an answer, and a web server is none', async () => {
  const refuse = (question: Buffer) => typed(0x0113, UNAUTHORISED, REALM, NONCE)(question);
  for (const [answer, isAnswer] of [
    [refuse, true],
    [() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n, and more of it'), false],
  ] as const) {
    const server = createServer((socket) => {
      socket.once('data', (question) => {
        const made = answer(question);
        socket.write(made.subarray(0, 10));
        setTimeout(() => socket.end(made.subarray(10)), 20);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await answersStrangers('turn_tcp', '127.0.0.1', port)).toBe(isAnswer);
    server.close();
  }
});

test('an echo, another transaction, silence and a refusal without a realm are none', async () => {
  const wrong = (question: Buffer) => {
    const answer = typed(0x0101)(question);
    answer.writeUInt8(answer.readUInt8(8) ^ 0xff, 8);
    return answer;
  };
  // Browsers keep silent about it.
  const bare = typed(0x0113, UNAUTHORISED);
  const asked = [(question: Buffer) => question, wrong, () => null, bare].map(async (answer) =>
    answersStrangers('stun', '127.0.0.1', await responder(answer)),
  );
  expect(await Promise.all(asked)).toEqual([false, false, false, false]);
}, 20_000);
