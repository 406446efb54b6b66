import type { Language } from '../texts/texts.ts';

const inUnit = (language: Language, unit: string, value: number, digits: number, unitDisplay: 'long' | 'short') =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
    unitDisplay,
  }).format(value);

/** "1.2 seconds"; never less than a tenth. */
export function seconds(language: Language, ms: number): string {
  return inUnit(language, 'second', Math.max(0.1, ms / 1000), 1, 'long');
}

/** "34 kB/s" or "1.5 MB/s". */
export function rate(language: Language, bytesPerSecond: number): string {
  const isLarge = bytesPerSecond >= 1_000_000;
  return isLarge
    ? inUnit(language, 'megabyte-per-second', bytesPerSecond / 1_000_000, 1, 'short')
    : inUnit(language, 'kilobyte-per-second', Math.max(1, bytesPerSecond / 1_000), 0, 'short');
}
