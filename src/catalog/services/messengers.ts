import type { Service } from '../schema.ts';
import { big, pool, role, service, small } from './site.ts';

const calls = ['app', 'calls'];
const chat = { category: 'messenger', code: 'COMT' } as const;

/** Messengers and calls that people use every day. */
export const MESSENGERS: readonly Service[] = [
  service({
    id: 'whatsapp',
    name: 'WhatsApp',
    ...chat,
    tier: 'A',
    watched: true,
    roles: [
      role('web', big('web.whatsapp.com')),
      role('api', small('v.whatsapp.net')),
      role('media', small('mmg.whatsapp.net')),
    ],
    notTestable: calls,
    source: 'ooni',
  }),
  service({
    id: 'telegram',
    name: 'Telegram',
    ...chat,
    tier: 'A',
    watched: true,
    roles: [
      role('web', small('web.telegram.org'), {
        url: 'https://telegram.org/favicon.ico',
        largeUrl: 'https://telegram.org/js/telegram-web-app.js',
      }),
      // Data centres of the web client. All would be a sweep, one would be a coin toss.
      pool('chat', ...['venus', 'vesta', 'pluto'].map((name) => small(`${name}.web.telegram.org`))),
    ],
    notTestable: calls,
    source: 'mtproto',
  }),
  service({
    id: 'signal',
    name: 'Signal',
    ...chat,
    tier: 'B',
    watched: true,
    roles: [
      role('web', small('signal.org')),
      role('chat', { url: 'https://chat.signal.org/', privateCa: true }),
      role('media', { url: 'https://cdn2.signal.org/', privateCa: true }),
    ],
    notTestable: calls,
    source: 'signal',
  }),
  service({
    id: 'viber',
    name: 'Viber',
    ...chat,
    tier: 'B',
    watched: true,
    roles: [role('web', big('www.viber.com'))],
    notTestable: calls,
    source: 'v2fly',
  }),
  service({
    id: 'messenger',
    name: 'Facebook Messenger',
    ...chat,
    tier: 'B',
    watched: true,
    roles: [role('web', big('www.messenger.com')), role('chat', small('edge-mqtt.facebook.com'))],
    notTestable: calls,
    source: 'ooni',
  }),
  service({
    id: 'discord',
    name: 'Discord',
    ...chat,
    tier: 'B',
    watched: true,
    roles: [
      role('web', big('discord.com')),
      role('chat', small('gateway.discord.gg')),
      role('media', small('cdn.discordapp.com')),
    ],
    notTestable: calls,
    source: 'dpi',
  }),
  service({
    id: 'google_meet',
    name: 'Google Meet',
    ...chat,
    tier: 'B',
    roles: [role('web', small('meet.google.com', 'favicon.ico'))],
    notTestable: ['calls'],
    source: 'itdog',
  }),
  service({
    id: 'zoom',
    name: 'Zoom',
    ...chat,
    tier: 'A',
    watched: true,
    roles: [role('web', big('zoom.us'))],
    notTestable: calls,
    source: 'v2fly',
  }),
  service({
    id: 'facetime',
    name: 'FaceTime',
    ...chat,
    tier: 'B',
    roles: [role('web', small('facetime.apple.com'))],
    notTestable: calls,
    source: 'dpi',
  }),
  service({
    id: 'gmail',
    name: 'Gmail',
    ...chat,
    tier: 'A',
    watched: true,
    roles: [role('web', small('mail.google.com', 'favicon.ico'))],
    notTestable: ['app'],
    source: 'lists',
  }),
];
