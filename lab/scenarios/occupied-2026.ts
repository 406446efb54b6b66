import type { Scenario } from '../scenario.ts';
import { blocked, impaired } from '../truth.ts';
import { ADDRESS_DROPPED, FREEZE, faultsByHost, type Group, NAME_REMOVED, SNI_SILENCE, truthByHost } from './kinds.ts';
import { russia2026 } from './russia-2026.ts';

const CRIMEAN_BLOCK_PAGE = 'http://erblock.crimea.com/';

const GROUPS: readonly Group[] = [
  {
    hosts: ['signal.org', '*.signal.org', 'www.youtube.com', 'i.ytimg.com', '*.googlevideo.com', 'meet.google.com'],
    faults: SNI_SILENCE,
    truth: blocked('sni_filtering'),
  },
  {
    hosts: ['web.telegram.org', 'telegram.org', '*.telegram.org', 't.me', 'discord.com', '*.discord.com'],
    faults: ADDRESS_DROPPED,
    truth: blocked('ip_blocking'),
  },
  {
    hosts: ['kyivindependent.com', 'zmina.info', 'detector.media', 'crimeahrg.org', 'krymsos.com', '*.ua'],
    faults: SNI_SILENCE,
    truth: blocked('sni_filtering'),
  },
  {
    hosts: ['ua.krymr.com', 'www.radiosvoboda.org', 'suspilne.media'],
    faults: NAME_REMOVED,
    truth: blocked('dns_tampering'),
  },
  {
    hosts: ['ria-m.tv', 'www.liga.net', 'censor.net'],
    faults: [
      { layer: 'http', port: 80, kind: 'page', status: 302, location: CRIMEAN_BLOCK_PAGE },
      { layer: 'tls', kind: 'reset' },
    ],
    truth: blocked('http_blocking'),
  },
  {
    hosts: ['zoom.us', 'element.io', '*.element.io', 'matrix.org', '*.matrix.org', 'www.cnn.com'],
    faults: FREEZE,
    truth: impaired('body_freeze'),
  },
];

export const occupied2026: Scenario = {
  id: 'occupied-2026',
  title: 'Occupied Ukraine, mobile connection, autumn 2026',
  place: 'occupied',
  description:
    'All that is blocked in Russia and more: every Ukrainian news site, Signal, Viber, WhatsApp, Telegram and YouTube are ' +
    'cut off, Western large objects freeze; Russian services work.',
  network: 'up',
  state: 'online',
  hosts: { ...russia2026.hosts, ...faultsByHost(GROUPS) },
  truth: { ...russia2026.truth, ...truthByHost(GROUPS) },
};
