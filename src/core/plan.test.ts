import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  failed,
  frozen,
  HOST,
  helper,
  named,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import { FAILURES } from './failure.ts';
import { type Allowed, nextQuestions, type Question } from './plan.ts';
import type { Observation, Target } from './types.ts';

const RESOLVERS = ['https://a.example/dns-query', 'https://b.example/dns-query', 'https://c.example/dns-query'];
const HELPERS = ['https://helper.example/'];
const PROVIDERS = [{ ranges: [`${TRUE_ADDRESS}/16`], url: 'https://neighbour.example/large.js' }];
const ALLOWED: Allowed = {
  resolvers: RESOLVERS,
  systemResolver: false,
  plainHttp: true,
  large: true,
  helpers: [],
  providers: [],
};

/** Climbs the ladder with a world that answers each question; returns the probes in the order in which they were asked. */
function climb(world: (question: Question) => Observation, allowed = ALLOWED, one: Target = target()): string[] {
  const observations: Observation[] = [];
  const asked: Question[] = [];
  for (;;) {
    const next = nextQuestions({ target: one, observations, asked, allowed });
    if (next.length === 0) return asked.map(({ probe }) => probe);
    asked.push(...next);
    observations.push(...next.map(world));
  }
}

const resolverOf = ({ resolver }: Question) => new URL(resolver ?? 'https://none.example').host;
const world =
  (byName: Observation, addresses: readonly string[] = [TRUE_ADDRESS]) =>
  (question: Question): Observation => {
    if (question.probe === 'resolver') return named('resolver', addresses, { resolver: resolverOf(question) });
    if (question.probe === 'by_address') return failed('by_address', 'ssl_invalid_hostname');
    if (question.probe === 'plain_http') return answered('plain_http');
    return { ...byName, probe: question.probe } as Observation;
  };

describe('nextQuestions', () => {
  test('a healthy site costs its large object and nothing else', () => {
    expect(climb(world(answered()))).toEqual(['first', 'large']);
    expect(climb(world(answered()), { ...ALLOWED, large: false })).toEqual(['first']);
    expect(climb(world(answered()), ALLOWED, target({ largeUrl: null }))).toEqual(['first']);
  });

  test('a large object that stalls is asked twice more', () => {
    const freezing = (question: Question) => (question.probe === 'large' ? frozen() : answered());
    expect(climb(freezing)).toEqual(['first', 'large', 'large', 'large']);
  });

  test('a failure is repeated before anything else is asked', () => {
    expect(climb(world(failed('first', 'connection_reset')))).toEqual([
      'first',
      'repeat',
      'resolver',
      'resolver',
      'by_address',
      'plain_http',
      'repeat',
    ]);
  });

  test('a failure that does not repeat ends the ladder', () => {
    const once = (question: Question) =>
      question.probe === 'first' ? failed('first', 'connection_reset') : answered('repeat');
    expect(climb(once)).toEqual(['first', 'repeat']);
  });

  test('what stalled once and came when asked again is asked for its large object', () => {
    const stalls = (question: Question) =>
      question.probe === 'first' ? answered('first', { failure: 'body_stalled' }) : answered(question.probe);
    expect(climb(stalls)).toEqual(['first', 'repeat', 'large']);
  });

  test('silence is repeated beside the next questions, since it costs its whole deadline, by whatever name it goes', () => {
    const beside = (first: Observation) => {
      const asked: Question[] = [{ probe: 'first', url: `https://${HOST}/` }];
      const next = nextQuestions({ target: target(), observations: [first], asked, allowed: ALLOWED });
      return next.map(({ probe }) => probe);
    };
    const all = ['repeat', 'resolver', 'resolver'];
    expect(beside(failed('first', 'generic_timeout_error'))).toEqual(all);
    expect(beside(failed('first', 'dns_lookup_error', { durationMs: 10_000 }))).toEqual(all);
    expect(beside(failed('first', 'dns_lookup_error'))).toEqual(['repeat']);
  });

  test('what fails by name beside an IPv4 that answers is asked of IPv6 as well, unless the name is known to go by IPv4', () => {
    const both = [TRUE_ADDRESS, '2a00:1450::5'];
    const times = (byName: Observation, of = both) =>
      climb(world(byName, of)).filter((probe) => probe === 'by_address').length;
    expect(times(failed('first', 'generic_timeout_error'))).toBe(2);
    expect(times(failed('first', 'generic_timeout_error', { address: TRUE_ADDRESS }))).toBe(1);
    expect(times(failed('first', 'generic_timeout_error'), [TRUE_ADDRESS])).toBe(1);
    expect(times(failed('first', 'connection_reset'))).toBe(2);
    expect(times(failed('first', 'ssl_invalid_hostname'))).toBe(1);
  });

  test('a resolver that cannot be reached is replaced by the next', () => {
    const oneBlocked = (question: Question): Observation =>
      question.resolver === RESOLVERS[0]
        ? named('resolver', [], { failure: 'connection_reset', resolver: 'a.example' })
        : world(failed('first', 'connection_reset'))(question);
    expect(climb(oneBlocked).filter((probe) => probe === 'resolver')).toHaveLength(3);
  });

  test('nothing is asked of an address that no resolver outside gave', () => {
    expect(climb(world(failed('first', 'dns_lookup_error'), []))).not.toContain('by_address');
    expect(climb(world(failed('first', 'dns_lookup_error'), ['10.10.34.35']))).not.toContain('by_address');
  });

  test('what the place forbids is not asked', () => {
    const strict = { ...ALLOWED, resolvers: [], plainHttp: false, large: false };
    expect(climb(world(failed('first', 'connection_reset')), strict)).toEqual(['first', 'repeat']);
  });

  test('a missing permission is not asked about twice', () => {
    expect(climb(world(failed('first', 'permission_missing')))).toEqual(['first']);
  });

  test('IPv4 is asked before IPv6', () => {
    const first = failed('first', 'connection_reset');
    const observations = [first, failed('repeat', 'connection_reset'), ...voices(['2a00:1450::5', TRUE_ADDRESS])];
    const asked: Question[] = observations.map(({ probe }, i) => ({
      probe,
      url: '',
      resolver: RESOLVERS[i - 2] ?? '',
    }));
    const next = nextQuestions({ target: target(), observations, asked, allowed: ALLOWED });
    expect(next[0]).toEqual({ probe: 'by_address', url: `https://${TRUE_ADDRESS}/` });
  });

  test('one dead address of a pool is not the end: the next is asked, and port 80 after it', () => {
    const silent = failed('first', 'generic_timeout_error');
    const pool = world(silent, [TRUE_ADDRESS, '93.184.215.15']);
    const dead = (question: Question) =>
      question.probe === 'by_address' ? failed('by_address', 'generic_timeout_error') : pool(question);
    const probes = climb(dead);
    expect(probes.slice(-3)).toEqual(['by_address', 'by_address', 'plain_http']);
  });

  test('of the resolvers asked first one is asked for both kinds of address', () => {
    const asked: Question[] = [];
    const silent = world(failed('first', 'generic_timeout_error'));
    climb((question) => {
      asked.push(question);
      return silent(question);
    });
    expect(asked.filter(({ probe }) => probe === 'resolver').map(({ both }) => both)).toEqual([true, undefined]);
  });

  test('where there is no way to IPv4, the address is asked as a translator would write it', () => {
    const asked: Question[] = [];
    climb((question) => {
      asked.push(question);
      if (question.probe === 'by_address') return failed('by_address', 'host_unreachable', { url: question.url });
      return world(failed('first', 'generic_timeout_error'))(question);
    });
    const urls = asked.filter(({ probe }) => probe === 'by_address').map(({ url }) => url);
    expect(urls).toEqual([`https://${TRUE_ADDRESS}/`, 'https://[64:ff9b::5db8:d70e]/']);
  });

  test('silent resolvers do not keep a helper from being asked, and its addresses do in their place', () => {
    const silent = (question: Question): Observation =>
      question.probe === 'resolver'
        ? named('resolver', [], { failure: 'generic_timeout_error', resolver: resolverOf(question) })
        : question.probe === 'helper'
          ? helper({})
          : world(failed('first', 'connection_reset'))(question);
    const probes = climb(silent, { ...ALLOWED, helpers: HELPERS });
    expect(probes.slice(0, 6)).toEqual(['first', 'repeat', 'resolver', 'resolver', 'helper', 'by_address']);
  });

  test('a helper is asked of every failure, since it may be the same outside', () => {
    const helped = { ...ALLOWED, helpers: HELPERS };
    for (const failure of [
      'connection_reset',
      'connection_closed',
      'dns_lookup_error',
      'ssl_unknown_authority',
    ] as const)
      expect(climb(world(failed('first', failure)), helped)).toContain('helper');
    expect(climb(world(answered()), helped)).not.toContain('helper');
  });

  test('where no resolver outside can be reached, the addresses of the helper are asked', () => {
    const urls: string[] = [];
    const closed = (question: Question): Observation => {
      if (question.probe === 'resolver')
        return named('resolver', [], { failure: 'connection_reset', resolver: resolverOf(question) });
      if (question.probe === 'helper') return helper({ addresses: ['93.184.215.77'] });
      if (question.probe === 'by_address') urls.push(question.url);
      return world(failed('first', 'connection_reset'))(question);
    };
    climb(closed, { ...ALLOWED, helpers: HELPERS });
    expect(urls).toEqual(['https://93.184.215.77/']);
  });

  test('an address is asked at the port and by the scheme that failed by name', () => {
    const urlsOf = (url: string) => {
      const urls: string[] = [];
      const cut = world(failed('first', 'connection_refused'));
      climb(
        (question) => {
          urls.push(question.url);
          return cut(question);
        },
        ALLOWED,
        target({ url, largeUrl: null }),
      );
      return urls;
    };
    expect(urlsOf(`http://${HOST}:444/`)).toContain(`http://${TRUE_ADDRESS}:444/`);
    expect(urlsOf(`https://${HOST}:8443/`)).toContain(`https://${TRUE_ADDRESS}:8443/`);
    expect(urlsOf(`https://${HOST}:8443/`)).not.toContain(`http://${HOST}/`);
  });

  test('what was answered over plain http is compared with what resolvers say, and with a helper where there is one', () => {
    const plain = target({ url: `http://${HOST}/`, largeUrl: null });
    expect(climb(world(answered('first', { url: plain.url })), ALLOWED, plain)).toEqual([
      'first',
      'resolver',
      'resolver',
    ]);
    const asked = climb(world(answered('first', { url: plain.url })), { ...ALLOWED, helpers: HELPERS }, plain);
    expect(asked).toEqual(['first', 'resolver', 'resolver', 'helper']);
  });

  describe('where IPv4 is dead by address', () => {
    const both = [TRUE_ADDRESS, '93.184.215.15', '2a00::5'];
    const silent = world(failed('first', 'generic_timeout_error'), both);
    const dead = (question: Question) =>
      question.probe === 'by_address'
        ? failed('by_address', 'generic_timeout_error', { url: question.url })
        : silent(question);
    const aliveOf = (question: Question) =>
      question.url.includes('[') ? answered('by_address', { url: question.url }) : dead(question);
    const asksOf = (allowed: Allowed, one = dead) => {
      const asked: Question[] = [];
      climb((question) => {
        asked.push(question);
        return one(question);
      }, allowed);
      return asked.filter(({ probe }) => probe === 'by_address').map(({ url }) => url);
    };

    test('IPv6 is asked, and the pool', () => {
      expect(asksOf(ALLOWED)).toEqual([`https://${TRUE_ADDRESS}/`, 'https://[2a00::5]/', 'https://93.184.215.15/']);
    });

    test('the pool alone is asked where a helper is: what it says must not make a block of one address', () => {
      const asked = asksOf({ ...ALLOWED, helpers: HELPERS });
      expect(asked).toEqual([`https://${TRUE_ADDRESS}/`, 'https://93.184.215.15/']);
    });

    test('of an IPv6 that answers while the name is cut, port 80 shows the way', () => {
      const cut = world(failed('first', 'connection_reset'), [TRUE_ADDRESS, '2a00::5']);
      const probes = climb((question) => (question.probe === 'by_address' ? aliveOf(question) : cut(question)), {
        ...ALLOWED,
        helpers: HELPERS,
      });
      expect(probes.filter((probe) => probe !== 'helper').slice(-3)).toEqual([
        'by_address',
        'by_address',
        'plain_http',
      ]);
    });

    test('one that answers ends it', () => {
      expect(
        asksOf(ALLOWED, (question) => (question.probe === 'by_address' ? aliveOf(question) : silent(question))),
      ).toEqual([`https://${TRUE_ADDRESS}/`, 'https://[2a00::5]/']);
    });
  });

  describe('another site of the same provider', () => {
    const known = { ...ALLOWED, providers: PROVIDERS };
    const freezing = (question: Question) => {
      if (question.probe === 'large') return frozen();
      return question.probe === 'sibling' ? frozen() : answered();
    };
    const silent = world(failed('first', 'generic_timeout_error'));
    const dead = (question: Question) =>
      question.probe === 'by_address' || question.probe === 'sibling'
        ? failed(question.probe, 'generic_timeout_error')
        : silent(question);

    test('is asked beside the last large object, once the others froze', () => {
      expect(climb(freezing, known)).toEqual(['first', 'large', 'large', 'large', 'sibling']);
    });

    test('is asked where nothing answers at the address', () => {
      expect(climb(dead, known)).toContain('sibling');
    });

    test('is not asked of a site that answers, by name or by address', () => {
      expect(climb(world(answered()), known)).toEqual(['first', 'large']);
      expect(climb(silent, known)).not.toContain('sibling');
      expect(climb(world(failed('first', 'connection_reset')), known)).not.toContain('sibling');
    });

    test('is not asked where the helper tells more, or of itself', () => {
      expect(climb(dead, { ...known, helpers: HELPERS })).not.toContain('sibling');
      expect(climb(freezing, known, target({ host: 'neighbour.example' }))).not.toContain('sibling');
    });

    test('is not asked of a site at no known provider', () => {
      const other = { ...known, providers: [{ ...PROVIDERS[0], ranges: ['5.0.0.0/8'] } as (typeof PROVIDERS)[0]] };
      expect(climb(freezing, other)).not.toContain('sibling');
      expect(climb(dead, other)).not.toContain('sibling');
    });
  });

  test('a large object that still came in when its time was up is not asked again', () => {
    const slow = answered('large', { failure: 'body_stalled', bytes: 40_000, longestGapMs: 300 });
    expect(climb((question) => (question.probe === 'large' ? slow : answered()))).toEqual(['first', 'large']);
  });

  test('a diagnosis asks at most six times, and a helper, whatever comes back', () => {
    const failure = fc.option(fc.constantFrom(...FAILURES));
    const answers = fc.array(failure, { minLength: 12, maxLength: 12 });
    const allowed = fc.record({
      resolvers: fc.subarray(RESOLVERS),
      systemResolver: fc.boolean(),
      plainHttp: fc.boolean(),
      large: fc.boolean(),
      helpers: fc.subarray(HELPERS),
      providers: fc.subarray(PROVIDERS),
    });
    fc.assert(
      fc.property(answers, allowed, (list, what) => {
        let index = 0;
        const any = (question: Question): Observation => {
          const why = list[index++ % list.length] ?? null;
          if (question.probe === 'resolver') {
            const found = { failure: why, resolver: resolverOf(question) };
            return named('resolver', why ? [] : [TRUE_ADDRESS, '2a00::5'], found);
          }
          return why ? failed(question.probe, why) : answered(question.probe);
        };
        const asked = climb(any, what).filter((probe) => probe !== 'first' && probe !== 'system_resolver');
        expect(asked.filter((probe) => probe === 'helper').length).toBeLessThanOrEqual(1);
        expect(asked.filter((probe) => probe !== 'helper').length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 2_000 },
    );
  });
});
