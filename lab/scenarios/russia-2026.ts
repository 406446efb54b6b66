import type { Scenario } from '../scenario.ts';
import { blocked, impaired } from '../truth.ts';
import { CALL_SERVERS_OF_TWO } from './calls-2025.ts';
import {
  ADDRESS_DROPPED,
  BLOCK_PAGE,
  FREEZE,
  faultsByHost,
  type Group,
  NAME_REMOVED,
  SLOW,
  SNI_RESET,
  SNI_SILENCE,
  truthByHost,
} from './kinds.ts';

const GROUPS: readonly Group[] = [
  {
    hosts: [
      'web.whatsapp.com',
      'www.whatsapp.com',
      '*.whatsapp.net',
      'wa.me',
      'www.viber.com',
      'viber.com',
      '*.viber.com',
    ],
    faults: SNI_SILENCE,
    truth: blocked('sni_filtering'),
  },
  {
    hosts: [
      'signal.org',
      '*.signal.org',
      'x.com',
      'twitter.com',
      '*.twimg.com',
      'www.snapchat.com',
      'facetime.apple.com',
      'mullvad.net',
    ],
    faults: SNI_RESET,
    truth: blocked('sni_filtering'),
  },
  {
    hosts: ['web.telegram.org', 'telegram.org', '*.telegram.org', 't.me'],
    faults: ADDRESS_DROPPED,
    truth: blocked('ip_blocking'),
  },
  {
    hosts: [
      'www.facebook.com',
      'www.messenger.com',
      'www.instagram.com',
      '*.fbcdn.net',
      'www.bbc.com',
      'www.dw.com',
      'www.rferl.org',
      'www.currenttime.tv',
      'www.themoscowtimes.com',
      'www.torproject.org',
      'windscribe.com',
    ],
    faults: NAME_REMOVED,
    truth: blocked('dns_tampering'),
  },
  { hosts: ['www.linkedin.com', 'linkedin.com'], faults: BLOCK_PAGE, truth: blocked('tls_interception') },
  {
    hosts: ['meduza.io', 'discord.com', '*.discord.com', 'proton.me', '*.proton.me', 'theins.ru'],
    faults: FREEZE,
    truth: impaired('body_freeze'),
  },
  {
    hosts: ['www.youtube.com', 'i.ytimg.com', '*.googlevideo.com'],
    faults: SLOW,
    truth: impaired('throttling'),
  },
  {
    hosts: [
      'ria-m.tv',
      'www.pravda.com.ua',
      'suspilne.media',
      'www.unian.ua',
      'www.radiosvoboda.org',
      'ua.krymr.com',
      'hromadske.ua',
      'nv.ua',
      'tsn.ua',
      'censor.net',
      'www.ukrinform.ua',
      'www.liga.net',
      'babel.ua',
    ],
    faults: SNI_RESET,
    truth: blocked('sni_filtering'),
  },
];

export const russia2026: Scenario = {
  id: 'russia-2026',
  title: 'Russia, home connection, autumn 2026',
  place: 'russia',
  description:
    'Messengers and Ukrainian news are filtered by name, Telegram by address, names removed from the national resolver, ' +
    'large objects of Western hosts freeze, YouTube is slow; state services, search and Wikipedia work.',
  network: 'up',
  state: 'online',
  hosts: faultsByHost(GROUPS),
  truth: truthByHost(GROUPS),
  udp: [{ kind: 'drop', hosts: CALL_SERVERS_OF_TWO }],
};
