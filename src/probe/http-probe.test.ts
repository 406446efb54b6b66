import { expect, test } from 'vitest';
import { HttpProbe } from './http-probe.ts';
import type { RequestSpec } from './raw.ts';
import { NOTHING_SEEN, type RequestEvents } from './request-log.ts';
import { answered, failed } from './testing.ts';

const FIRST = { probe: 'first', url: 'https://site.example/' } as const;

function proberOf(raw: ReturnType<typeof answered>, seen: RequestEvents, hasHosts = true) {
  const specs: RequestSpec[] = [];
  const run = async (spec: RequestSpec) => {
    specs.push(spec);
    return { ...raw, id: spec.id };
  };
  const events = { settled: async () => seen, expect: () => undefined };
  return { specs, prober: new HttpProbe({ fresh: { run }, events, hasHosts: async () => hasHosts }) };
}

test('small objects are read shortly, large ones to 64 KB, each under a new id', async () => {
  const { prober: httpProbe, specs } = proberOf(answered('x'), NOTHING_SEEN);
  await httpProbe.measure(FIRST);
  await httpProbe.measure({ ...FIRST, probe: 'large' });
  await httpProbe.measure({ ...FIRST, maxBytes: 1e9, deadlineMs: 5_000 });
  expect(specs.map(({ maxBytes }) => maxBytes)).toEqual([8_192, 65_536, 65_536]);
  expect(specs.map(({ deadlineMs }) => deadlineMs)).toEqual([10_000, 10_000, 5_000]);
  expect(new Set(specs.map(({ id }) => id)).size).toBe(3);
  for (const { id } of specs) expect(id).toMatch(/^r-[0-9a-f-]{36}$/);
});

test('a page over plain http is read as far whenever it is asked: what was cut short would look like another page', async () => {
  const { prober: httpProbe, specs } = proberOf(answered('x'), NOTHING_SEEN);
  for (const probe of ['first', 'repeat'] as const) await httpProbe.measure({ probe, url: 'http://site.example/' });
  expect(specs.map(({ maxBytes }) => maxBytes)).toEqual([65_536, 65_536]);
});

test('a failure without events is asked about: the permission may be gone', async () => {
  const [raw] = failed(null);
  expect(await proberOf(raw, NOTHING_SEEN, false).prober.measure(FIRST)).toMatchObject({
    failure: 'permission_missing',
  });
  const seen = failed('net::ERR_CONNECTION_RESET')[1];
  expect(await proberOf(raw, seen, false).prober.measure(FIRST)).toMatchObject({ failure: 'connection_reset' });
});

test('a name that the system finds after all was not the failure: the request is made once more', async () => {
  const unknown = failed('NS_ERROR_UNKNOWN_HOST');
  const refused = failed('NS_ERROR_CONNECTION_REFUSED');
  const proberFor = (resolves: boolean) => {
    const seen = [unknown[1], refused[1]];
    const run = async () => unknown[0];
    const events = { settled: async () => seen.shift() ?? NOTHING_SEEN, expect: () => undefined };
    return new HttpProbe({ fresh: { run, resolves: async () => resolves }, events, hasHosts: async () => true });
  };
  expect(await proberFor(true).measure(FIRST)).toMatchObject({ step: 'connect', failure: 'connection_refused' });
  expect(await proberFor(false).measure(FIRST)).toMatchObject({ step: 'dns', failure: 'dns_lookup_error' });
});
