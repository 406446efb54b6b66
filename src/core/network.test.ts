import { describe, expect, test } from 'vitest';
import { control } from '../../tests/support/observations.ts';
import { networkOf } from './network.ts';
import type { ControlResult } from './types.ts';

const ok = control();
const dead = control({ ok: false, failure: 'generic_timeout_error', status: null });
const portalOk = control({ group: 'portal' });
const portalDead = control({ group: 'portal', ok: false, failure: 'generic_timeout_error', status: null });
const signIn = control({ group: 'portal', ok: false, status: 200, redirectedTo: 'http://portal.hotel.example/login' });
const forged = control({ group: 'portal', ok: false, status: 200 });
const domestic = control({ group: 'domestic' });
const bad = (failure: ControlResult['failure']) => control({ ok: false, failure, status: null });

describe('networkOf', () => {
  test.each<[string, ControlResult[], string]>([
    ['all answer', [ok, ok, ok, portalOk], 'online'],
    ['one of three fails, as controls do where they are blocked', [ok, ok, dead], 'online'],
    ['half fail', [ok, dead], 'online'],
    ['most fail', [ok, dead, dead], 'impaired'],
    ['all crawl', [ok, ok, ok].map((one) => ({ ...one, durationMs: 7_000 })), 'impaired'],
    ['all come at a crawl', [ok, control({ bytesPerSecond: 14_000 }), control({ bytesPerSecond: 15_000 })], 'impaired'],
    ['nothing answers', [dead, dead, portalDead], 'offline'],
    ['nobody could be asked, which tells nothing of the network', [], 'impaired'],
    ['a sign-in page redirects', [dead, dead, signIn], 'captive_portal'],
    ['a sign-in page answers in place', [dead, dead, forged], 'captive_portal'],
    ['a redirect means little while controls answer', [ok, ok, signIn], 'online'],
    ['a sign-in page lets half of the controls through', [ok, ok, dead, dead, signIn], 'captive_portal'],
    ['a sign-in page lets one through, and answers in place', [ok, dead, dead, forged], 'captive_portal'],
    ['one control fails beside a redirect', [ok, ok, dead, signIn], 'online'],
    ['only a domestic control answers', [dead, dead, domestic, portalDead], 'domestic_only'],
    ['plain http passes and TLS does not', [dead, dead, portalOk], 'impaired'],
    ['certificates are wrong everywhere', [bad('ssl_unknown_authority'), bad('ssl_unknown_authority')], 'impaired'],
  ])('%s: %s', (_, controls, state) => expect(networkOf(controls, null).state).toBe(state));

  test('names a cause on this side when unrelated controls share it', () => {
    const causeOf = (failure: ControlResult['failure']) => networkOf([bad(failure), bad(failure), ok], null).localCause;
    expect(causeOf('ssl_invalid_certificate')).toBe('clock');
    expect(causeOf('ssl_unknown_authority')).toBe('interception');
    expect(causeOf('blocked_by_client')).toBe('extension');
    expect(causeOf('connection_reset')).toBeNull();
    expect(networkOf([bad('ssl_unknown_authority'), ok], null).localCause).toBeNull();
  });

  test('keeps the page that wants a sign-in', () => {
    expect(networkOf([dead, signIn], null).portalUrl).toBe('http://portal.hotel.example/login');
    expect(networkOf([ok, signIn], null).portalUrl).toBeNull();
  });
});
