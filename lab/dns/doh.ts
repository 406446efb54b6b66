import { RESOLVER_ADDRESSES } from '../addresses.ts';
import { type Asked, type Content, content, json } from '../content/content.ts';
import type { Outcome } from '../http/answer.ts';
import type { Request } from '../http/exchange.ts';
import { readBody } from '../http/read-body.ts';
import type { Network } from '../network.ts';
import { encodeAnswer, type Query, rcodeNumber, readQuery, TTL_S } from './message.ts';
import { type Answer, type Reply, replyTo } from './reply.ts';

const PATHS = ['/dns-query', '/resolve'];
const WIRE_FORMAT = 'application/dns-message';
const JSON_FORMAT = 'application/dns-json';
const TYPE_NUMBERS: Readonly<Record<string, number>> = { A: 1, AAAA: 28, CNAME: 5, TXT: 16, HTTPS: 65 };

export function isDohRequest(site: string, { path }: Asked): boolean {
  return Object.hasOwn(RESOLVER_ADDRESSES, site) && PATHS.includes(path);
}

/** DNS over HTTPS: RFC 8484 by GET and POST, and the JSON form that Google and Cloudflare made common. */
export async function answerDoh(network: Network, asked: Asked, request: Request): Promise<Outcome> {
  const name = asked.query.get('name');
  if (name !== null) return answerJson(network, name.toLowerCase().replace(/\.$/, ''), asked.query.get('type') ?? 'A');
  const bytes = request.method === 'POST' ? await readBody(request) : fromBase64Url(asked.query.get('dns'));
  const query = readQuery(bytes);
  if (query === null) return content(400, 'text/plain', 'malformed query');
  const answer = (await resolve(network, query.name, query.type)).at(-1);
  return answer ? wireFormat(query, answer) : 'silence';
}

async function resolve({ world, counts, onNewName }: Network, name: string, type: string): Promise<Reply> {
  counts.query(name, 'doh', type);
  if (world.learn(name)) await onNewName(name);
  world.meet(name);
  const reply = replyTo(world, 'doh', name, type);
  return type === 'HTTPS' && world.site(name, 'ech') ? reply.map((answer) => ({ ...answer, keys: KEYS })) : reply;
}

/** RFC 9460 and 9848: priority 1, the name itself, and one parameter `ech`, whose keys nobody has. */
const KEYS = Buffer.from([0, 1, 0, 0, 5, 0, 4, 0, 2, 0xfe, 0x0d]);

function wireFormat(query: Query, answer: Answer): Content {
  return content(200, WIRE_FORMAT, encodeAnswer(query, answer), { 'cache-control': `max-age=${TTL_S}` });
}

async function answerJson(network: Network, name: string, typeText: string): Promise<Outcome> {
  const type = typeName(typeText);
  const number = TYPE_NUMBERS[type] ?? 1;
  const answer = (await resolve(network, name, type)).at(-1);
  if (!answer) return 'silence';
  const records = answer.addresses.map((data) => ({ name: `${name}.`, type: number, TTL: TTL_S, data }));
  const flags = { TC: false, RD: true, RA: true, AD: false, CD: false };
  const question = [{ name: `${name}.`, type: number }];
  const found = records.length > 0 ? { Answer: records } : {};
  return json({ Status: rcodeNumber(answer.rcode), ...flags, Question: question, ...found }, JSON_FORMAT);
}

function typeName(text: string): string {
  const byNumber = Object.entries(TYPE_NUMBERS).find(([, number]) => String(number) === text);
  return byNumber?.[0] ?? text.toUpperCase();
}

function fromBase64Url(text: string | null): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}
