import type { Service } from '../schema.ts';
import { big, role, service, site, small } from './site.ts';

const social = { category: 'social', code: 'GRP', tier: 'B' } as const;

export const SOCIAL: readonly Service[] = [
  service({
    id: 'facebook',
    name: 'Facebook',
    ...social,
    watched: true,
    roles: [role('web', big('www.facebook.com')), role('media', small('static.xx.fbcdn.net'))],
    notTestable: ['app'],
    source: 'ooni',
  }),
  service({
    id: 'instagram',
    name: 'Instagram',
    ...social,
    watched: true,
    roles: [role('web', big('www.instagram.com')), role('media', small('scontent.cdninstagram.com'))],
    notTestable: ['app'],
    source: 'detector',
  }),
  service({
    id: 'x',
    name: 'X (Twitter)',
    ...social,
    watched: true,
    roles: [role('web', big('x.com')), role('media', small('abs.twimg.com'), small('pbs.twimg.com'))],
    notTestable: ['app'],
    source: 'dpi',
  }),
  site({ id: 'linkedin', name: 'LinkedIn', ...social, watched: true, host: 'www.linkedin.com', source: 'detector' }),
  site({
    id: 'snapchat',
    name: 'Snapchat',
    ...social,
    host: 'www.snapchat.com',
    notTestable: ['app'],
    source: 'refilter',
  }),
  site({
    id: 'roblox',
    name: 'Roblox',
    ...social,
    code: 'GAME',
    host: 'www.roblox.com',
    notTestable: ['app'],
    source: 'press',
  }),
  service({
    id: 'youtube',
    name: 'YouTube',
    category: 'video',
    code: 'MMED',
    tier: 'A',
    watched: true,
    // Not the CDN's own connectivity object: programs that look for VPN users ask for it.
    roles: [role('web', big('www.youtube.com')), role('media', small('i.ytimg.com', 'generate_204'))],
    notTestable: ['app', 'video_speed'],
    source: 'ooni',
  }),
  site({
    id: 'tiktok',
    name: 'TikTok',
    category: 'video',
    code: 'MMED',
    tier: 'B',
    watched: true,
    host: 'www.tiktok.com',
    notTestable: ['app'],
    source: 'v2fly',
  }),
];
