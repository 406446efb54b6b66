import { createSocket, type Socket } from 'node:dgram';
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

const typed = (type: number) => (question: Buffer) => {
  const answer = Buffer.from(question.subarray(0, 20));
  answer.writeUInt16BE(type, 0);
  answer.writeUInt16BE(0, 2);
  return answer;
};

test.each([
  ['stun', 'a success', 0x0101],
  ['turn', 'a refusal', 0x0113],
] as const)('%s: %s is an answer', async (transport, _, type) => {
  expect(await answersStrangers(transport, '127.0.0.1', await responder(typed(type)))).toBe(true);
});

test('an echo, another transaction and silence are none', async () => {
  const wrong = (question: Buffer) => {
    const answer = typed(0x0101)(question);
    answer.writeUInt8(answer.readUInt8(8) ^ 0xff, 8);
    return answer;
  };
  const asked = [(question: Buffer) => question, wrong, () => null].map(async (answer) =>
    answersStrangers('stun', '127.0.0.1', await responder(answer)),
  );
  expect(await Promise.all(asked)).toEqual([false, false, false]);
}, 20_000);
