import { formatDuration, formatRoughDuration } from '../model';

// To make one takes a hundred times as long as to use it, and the strip writes ten with each keystroke.
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const CENTS = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const TWO_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const THREE_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** `$10,143`, `$42.07`, `$0.083`: as many digits as a decision needs. */
export function dollars(usd: number): string {
  const size = Math.abs(usd);
  const format = size === 0 || size >= 100 ? WHOLE : size >= 1 ? CENTS : TWO_DIGITS;
  return `${usd < 0 ? '−' : ''}$${format.format(size)}`;
}

/** A round number of dollars at an axis: `$50`, `$0.05`. */
export function dollarTick(usd: number): string {
  return Number.isInteger(usd) ? `$${whole(usd)}` : `$${decimal(usd)}`;
}

export function whole(value: number): string {
  return WHOLE.format(value);
}

/** A count as large as it gets, in three digits: `912`, `6.12 M`. */
export function compact(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e4, ' k'],
  ];
  for (const [size, unit] of steps) {
    const divisor = unit === ' k' ? 1e3 : size;
    if (value >= size) return THREE_DIGITS.format(value / divisor) + unit;
  }
  return decimal(value);
}

/** Up to three digits that matter, for what is not counted but measured. */
export function decimal(value: number): string {
  return value >= 100 ? whole(value) : THREE_DIGITS.format(value);
}

/** Time to a tenth of a second where that is seen: `9.8 s`, `1 min 46 s`. */
export function shortTime(seconds: number): string {
  return seconds < 10 ? formatDuration(Math.round(seconds * 10) / 10) : formatRoughDuration(seconds);
}

export function lateText(seconds: number | null): string {
  return seconds === null ? 'never' : shortTime(seconds);
}

/** `2.1 times` */
export function times(factor: number): string {
  return `${decimal(Math.round(factor * 10) / 10)} times`;
}
