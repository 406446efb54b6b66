import { expect, it } from 'vitest';
import type { BodyFault } from '../../lab/scenario.ts';
import { load } from './client.ts';
import { describeInside } from './with-lab.ts';

const HOST = 'meduza.io';
const LARGE = `https://${HOST}/app.js?bytes=100000`;
const SMALL = `https://${HOST}/favicon.ico`;
/** Certificate, handshake and record headers take their part of what may pass. */
const HANDSHAKE = 4500;

describeInside('body faults', (lab) => {
  const set = async (fault: BodyFault) => {
    await lab().use('open');
    await lab().setFault(HOST, [fault]);
  };

  it.each([14_336, 20_480, 34_816])(
    'freezes after %i bytes on the wire, and lets small objects pass',
    async (after) => {
      await set({ layer: 'body', kind: 'freeze', after });
      const large = await load(lab(), LARGE);
      expect([large.outcome, large.status]).toEqual(['stalled', 200]);
      expect(large.body.length).toBeGreaterThan(after - HANDSHAKE);
      expect(large.body.length).toBeLessThan(after);
      expect(lab().countsOf(HOST).bytesOut).toBe(after);
      expect(await load(lab(), SMALL)).toMatchObject({ outcome: 'loaded', status: 200 });
    },
  );

  it('freezes plain bodies, too', async () => {
    await set({ layer: 'body', kind: 'freeze', after: 300 });
    await lab().setFault('detectportal.firefox.com', [{ layer: 'body', kind: 'freeze', after: 40 }]);
    expect((await load(lab(), 'http://detectportal.firefox.com/success.txt')).outcome).toBe('timeout');
  });

  it('cuts and resets in the middle', async () => {
    await set({ layer: 'body', kind: 'cut', after: 40_000 });
    expect(await load(lab(), LARGE)).toMatchObject({ outcome: 'ECONNRESET', status: 200 });
    await set({ layer: 'body', kind: 'reset', after: 40_000 });
    const reset = await load(lab(), LARGE);
    expect(reset).toMatchObject({ outcome: 'ECONNRESET', status: 200 });
    expect(reset.body.length).toBeGreaterThan(16_000);
  });

  it('drips at a steady rate', async () => {
    await set({ layer: 'body', kind: 'drip', bitsPerSecond: 400_000 });
    const started = performance.now();
    const { outcome } = await load(lab(), `${LARGE}`.replace('100000', '40000'), { patienceMs: 5000 });
    const rate = (lab().countsOf(HOST).bytesOut * 8000) / (performance.now() - started);
    expect(outcome).toBe('loaded');
    expect(rate).toBeGreaterThan(200_000);
    expect(rate).toBeLessThan(420_000);
  });

  it('comes late over a long way', async () => {
    await set({ layer: 'body', kind: 'latency', ms: 120 });
    const started = performance.now();
    expect((await load(lab(), SMALL, { patienceMs: 3000 })).outcome).toBe('loaded');
    expect(performance.now() - started).toBeGreaterThan(240);
  });
});
