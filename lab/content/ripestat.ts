import { type Content, content, json } from './content.ts';

export const LOOKUP_HOST = 'stat.ripe.net';
/** The address that the service sees of whoever asks it. */
export const VISITOR = '93.184.215.77';

const DATA: Readonly<Record<string, object>> = {
  '/data/whats-my-ip/data.json': { ip: VISITOR },
  '/data/network-info/data.json': { asns: ['12389'], prefix: '93.184.215.0/24' },
  '/data/as-overview/data.json': { resource: '12389', holder: 'ROSTELECOM-AS - PJSC Rostelecom', announced: true },
};

/** What RIPEstat answers to the calls that look up an operator; with `forged` that text to each of them. */
export function lookupAnswer(path: string, forged: string | null): Content | null {
  if (forged !== null) return content(200, 'application/json', forged);
  const data = DATA[path];
  return data ? json({ status: 'ok', status_code: 200, data }) : null;
}
