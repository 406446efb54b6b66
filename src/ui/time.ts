import type { Language } from '../texts/texts.ts';

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const relatives = new Map<Language, Intl.RelativeTimeFormat>();

/** Made once for each language: a page says it several times, and making one takes longer than all its other words. */
function relativeIn(language: Language): Intl.RelativeTimeFormat {
  const known = relatives.get(language) ?? new Intl.RelativeTimeFormat(language, { style: 'short' });
  relatives.set(language, known);
  return known;
}

/** "12 minutes ago", "in 3 hours"; anything nearer than a minute counts as one. */
export function relative(language: Language, atMs: number, nowMs: number): string {
  const gap = atMs - nowMs;
  const [unit, length] = STEPS.find(([, step]) => Math.abs(gap) >= step) ?? STEPS[2];
  const amount = Math.round(gap / length) || (gap < 0 ? -1 : 1);
  return relativeIn(language).format(amount, unit);
}

/** English for the world: the day before the month, 24 hours. */
function regional(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

export function moment(language: Language, atMs: number): string {
  return new Intl.DateTimeFormat(regional(language), { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** The hour that holds a moment, in UTC: a local hour would tell the time zone. */
export function hourUtc(language: Language, atMs: number): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(regional(language), options).format(Math.floor(atMs / 3_600_000) * 3_600_000);
}

/** Formats an ISO day or month as a person writes it: "13 Aug 2025", "Aug 2024". */
export function isoDate(language: Language, iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year) return iso;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month) options.month = 'short';
  if (day) options.day = 'numeric';
  return new Intl.DateTimeFormat(regional(language), options).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}

/** Age of an ISO date in the largest sensible unit: "in 2 months" never occurs, dates lie behind. */
export function isoAge(language: Language, iso: string, nowMs: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const days = Math.max(0, Math.round((nowMs - Date.UTC(year, month - 1, day)) / 86_400_000));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (days >= 730) return format.format(-Math.floor(days / 365.25), 'year');
  if (days >= 60) return format.format(-Math.floor(days / 30.44), 'month');
  return format.format(-days, 'day');
}
