import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

const COOKIE = 0x2112a442;
const TYPES = { stun: 0x0001, turn: 0x0003 } as const;
/** When a question that was not answered is put again, in ms, and when it is given up. */
const AGAIN_MS = [0, 500, 1_500, 3_500];
const GIVE_UP_MS = 6_000;

/** Asks a call server as a stranger would, and returns whether anything came back in the shape of an answer. Never rejects. */
export function answersStrangers(transport: 'stun' | 'turn', host: string, port: number): Promise<boolean> {
  const question = questionOf(transport);
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const timers = AGAIN_MS.map((ms) => setTimeout(() => socket.send(question, port, host, () => undefined), ms));
    const end = (isAnswered: boolean) => {
      for (const timer of timers) clearTimeout(timer);
      socket.close();
      resolve(isAnswered);
    };
    timers.push(setTimeout(() => end(false), GIVE_UP_MS));
    socket.on('error', () => end(false));
    socket.on('message', (answer) => isAnswerTo(question, answer) && end(true));
  });
}

/** 20 bytes of STUN; TURN's Allocate names the transport that it wants, UDP. */
function questionOf(transport: 'stun' | 'turn'): Buffer {
  const wanted = transport === 'turn' ? Buffer.from([0x00, 0x19, 0x00, 0x04, 17, 0, 0, 0]) : Buffer.alloc(0);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(TYPES[transport], 0);
  head.writeUInt16BE(wanted.length, 2);
  head.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([head, randomBytes(12), wanted]);
}

/** A success or an error, of the same transaction. */
function isAnswerTo(question: Buffer, answer: Buffer): boolean {
  if (answer.length < 20 || !answer.subarray(4, 20).equals(question.subarray(4, 20))) return false;
  return (answer.readUInt16BE(0) & 0x0100) !== 0;
}
