import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decode, typesOf, type Value } from '../../scripts/browsers/dbus-wire.ts';
import { encode } from '../../scripts/browsers/dbus-write.ts';
import { type Desktop, startDesktop } from '../../scripts/browsers/desktop-notices.ts';

const service = 'org.freedesktop.Notifications';
let home: string;
let desktop: Desktop;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'reach-bus-'));
  desktop = await startDesktop(home);
});
afterEach(async () => {
  desktop.close();
  await rm(home, { recursive: true });
});

test('a signature is split into complete types', () => {
  expect(typesOf('susssasa{sv}i')).toEqual(['s', 'u', 's', 's', 's', 'as', 'a{sv}', 'i']);
  expect(typesOf('a(yv)aay(i(ss))')).toEqual(['a(yv)', 'aay', '(i(ss))']);
});

test.each<[string, Value[]]>([
  ['yub', [7, 4_000_000_000, true]],
  ['sog', ['Привіт', '/a/b', 'as']],
  ['yasu', [1, ['a', '', 'ccc'], 9]],
  [
    'ya(yv)',
    [
      1,
      [
        [5, { signature: 'u', value: 3 }],
        [6, { signature: 's', value: 'x' }],
      ],
    ],
  ],
  ['a(yv)u', [[], 2]],
])('%s is read as it was written', (signature, values) => {
  expect(decode(encode(signature, values), signature).values).toEqual(values);
});

test('the desktop counts each notification, and a replaced one again', async () => {
  await client((notify) => {
    notify(0, 'One', 'first');
    notify(1, 'One', 'second');
    notify(0, 'Two', 'third');
  });
  await vi.waitFor(async () => expect(await desktop.seen()).toHaveLength(3));
  const seen = await desktop.seen();
  expect(seen.map(({ title, message }) => `${title} ${message}`)).toEqual(['One first', 'One second', 'Two third']);
});

test('a message cut anywhere arrives whole', async () => {
  await client((notify) => notify(0, 'Cut', 'to bytes'), 1);
  await vi.waitFor(async () => expect(await desktop.seen()).toHaveLength(1));
});

type Notify = (replaces: number, title: string, message: string) => void;

/** A client of the bus that does what a browser does, in pieces of `size` bytes. */
async function client(use: (notify: Notify) => void, size = 4096): Promise<void> {
  const sent: Buffer[] = [Buffer.from('\0AUTH EXTERNAL 30\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n')];
  let serial = 0;
  use((replaces, title, message) => {
    const body = encode('susssas', ['Browser', replaces, '', title, message, ['default', 'Open']]);
    const head = encode('yyyyuua(yv)', [108, 1, 0, 1, body.length, ++serial, fields]);
    sent.push(head, Buffer.alloc((8 - (head.length % 8)) % 8), body);
  });
  const socket = connect(desktop.address.replace('unix:path=', ''));
  const all = Buffer.concat(sent);
  for (let at = 0; at < all.length; at += size) {
    await new Promise((done) => socket.write(all.subarray(at, at + size), done));
  }
}

const fields: Value[] = [
  [1, { signature: 'o', value: '/org/freedesktop/Notifications' }],
  [2, { signature: 's', value: service }],
  [3, { signature: 's', value: 'Notify' }],
  [6, { signature: 's', value: service }],
  [8, { signature: 'g', value: 'susssas' }],
];
