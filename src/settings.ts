/** What a person or a policy chooses. Keys are a contract: docs/automation.md. */
import type { Place, Tier } from './core/types.ts';

/** A target as a policy or a message gives it. */
export interface ListedTarget {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly category: string;
}

/** A control as a policy gives it. */
export interface ListedControl {
  readonly url: string;
  readonly group: 'foreign' | 'domestic';
  readonly status: number;
  readonly body?: string | undefined;
}

/** A call server as a policy gives it, in place of the catalogue's. */
export interface ListedRelay {
  readonly service: string;
  /** `stun:`, `turn:` or `turns:`. */
  readonly url: string;
}

/** The languages of `_locales`: what each calls itself, and to which side it is written. */
export const TONGUES = {
  en: { name: 'English', dir: 'ltr' },
  uk: { name: 'Українська', dir: 'ltr' },
  ru: { name: 'Русский', dir: 'ltr' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly dir: 'ltr' | 'rtl' }>>;
export type Language = keyof typeof TONGUES;
export const LANGUAGES = Object.keys(TONGUES) as readonly Language[];

/** Every setting, flat, as `set` and policies name them. */
export interface Settings {
  readonly place: Place | null;
  readonly targets: readonly ListedTarget[];
  /** When true only `targets` are checked. */
  readonly replaceTargets: boolean;
  readonly resolvers: readonly string[] | null;
  readonly controls: readonly ListedControl[] | null;
  readonly controlHelper: readonly string[];
  readonly callRelays: readonly ListedRelay[] | null;
  /** Null: as the place says. */
  readonly intervalMinutes: number | null;
  readonly language: 'auto' | Language;
  /** Checks without a click; null: as the place says. */
  readonly scheduled: boolean | null;
  /** Tiers the user added where the place lets people choose. */
  readonly tiers: readonly Tier[];
  readonly notices: 'full' | 'discreet' | 'off' | null;
  readonly badge: boolean | null;
  readonly history: boolean | null;
  /** Ids of services that the user does not want checked, and of those added to the ones watched by default. */
  readonly excluded: readonly string[];
  readonly included: readonly string[];
  readonly theme: 'auto' | 'light' | 'dark';
  readonly networkName: string | null;
  readonly discreet: boolean | null;
  readonly memoryOnly: boolean | null;
  readonly cover: boolean;
  readonly passiveWatch: boolean;
  readonly asnLookup: boolean;
}
