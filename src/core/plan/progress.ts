import type { Symptom } from '../facts.ts';
import type { Observation, Probe, Target } from '../types.ts';

/** One request that the ladder wants. `resolver` is the URL of a DNS-over-HTTPS resolver, for the probe of that name. */
export interface Question {
  readonly probe: Probe;
  readonly url: string;
  readonly resolver?: string;
  /** Ask the resolver for IPv6 as well, not only where there is no IPv4. */
  readonly both?: true;
}

/** A provider whose address ranges are known, and a neutral object of another site there; a row of `catalog/providers`. */
export interface Provider {
  readonly ranges: readonly string[];
  readonly url: string;
}

/** What may be asked in this place and round. */
export interface Allowed {
  /** URLs of resolvers, in the order of preference; empty where the place forbids DNS over HTTPS. */
  readonly resolvers: readonly string[];
  readonly systemResolver: boolean;
  readonly plainHttp: boolean;
  readonly large: boolean;
  /** URLs of control helpers; empty where none is turned on. */
  readonly helpers: readonly string[];
  /** Empty where the place does not let a site be asked that nobody chose. */
  readonly providers: readonly Provider[];
}

/** How far a diagnosis is; `asked` are the questions under way or answered. */
export interface Progress {
  readonly target: Target;
  readonly observations: readonly Observation[];
  readonly asked: readonly Question[];
  readonly allowed: Allowed;
}

/** Signs of a connection that fails slowly, so that the next questions go out beside the repeated one. */
export const SLOW: readonly Symptom[] = ['silence'];

/** Returns how many questions of a kind were asked. */
export function count(asked: readonly Question[], probe: Probe): number {
  return asked.filter((question) => question.probe === probe).length;
}
