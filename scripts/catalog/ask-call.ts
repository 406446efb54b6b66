import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect as connectPlain } from 'node:net';
import { connect as connectSealed } from 'node:tls';

const COOKIE = 0x2112a442;
const TYPES = { stun: 0x0001, turn: 0x0003, turn_tcp: 0x0003, turns: 0x0003 } as const;
type Asked = keyof typeof TYPES;
/** When a question that was not answered is put again, in ms, and when it is given up. */
const AGAIN_MS = [0, 500, 1_500, 3_500];
const GIVE_UP_MS = 6_000;

/** Asks a call server as a stranger would, and returns whether anything came back in the shape of an answer. Never rejects. */
export function answersStrangers(transport: Asked, host: string, port: number): Promise<boolean> {
  const question = questionOf(transport);
  return transport === 'stun' || transport === 'turn'
    ? overUdp(question, host, port)
    : overTcp(question, host, port, transport === 'turns');
}

function overUdp(question: Buffer, host: string, port: number): Promise<boolean> {
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

/** The same question over a connection, in TLS where wanted; the certificate is that of the name. */
function overTcp(question: Buffer, host: string, port: number, isSealed: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    let came = Buffer.alloc(0);
    const ask = () => socket.write(question);
    const socket = isSealed ? connectSealed({ host, port, servername: host }, ask) : connectPlain({ host, port }, ask);
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isAnswerTo(question, came));
    };
    const timer = setTimeout(end, GIVE_UP_MS);
    socket.on('error', end).on('close', end);
    socket.on('data', (more: Buffer) => {
      came = Buffer.concat([came, more]);
      if (came.length >= 20 && came.length >= 20 + came.readUInt16BE(2)) end();
    });
  });
}

/** 20 bytes of STUN; TURN's Allocate names the transport that it wants, UDP. */
function questionOf(transport: Asked): Buffer {
  const wanted = transport !== 'stun' ? Buffer.from([0x00, 0x19, 0x00, 0x04, 17, 0, 0, 0]) : Buffer.alloc(0);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(TYPES[transport], 0);
  head.writeUInt16BE(wanted.length, 2);
  head.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([head, randomBytes(12), wanted]);
}

const ERROR_CODE = 0x0009;
const REALM = 0x0014;
const NONCE = 0x0015;

/**
 * A success or an error, of the same transaction. A refusal that names no realm is no answer for us: browsers keep silent
 * about it, so such a server would look filtered to everybody.
 */
function isAnswerTo(question: Buffer, answer: Buffer): boolean {
  if (answer.length < 20 || !answer.subarray(4, 20).equals(question.subarray(4, 20))) return false;
  const kind = answer.readUInt16BE(0) & 0x0110;
  if (kind !== 0x0110) return kind === 0x0100;
  const told = attributesOf(answer);
  const isUnauthorised = (told.get(ERROR_CODE)?.readUInt16BE(2) ?? 0) === 0x0401;
  return !isUnauthorised || (told.has(REALM) && told.has(NONCE));
}

function attributesOf(message: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= message.length; ) {
    const length = message.readUInt16BE(at + 2);
    if (at + 4 + length > message.length) break;
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}
