import { UsageError } from './command';

const MAX_SECONDS = 86_400;

/** Milliseconds of `--time-limit SECONDS`. */
export function timeLimitMs(text: string | undefined, defaultSeconds: number): number {
  const seconds = text === undefined ? defaultSeconds : Number(text);
  if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
    throw new UsageError(`--time-limit takes a number of seconds up to ${MAX_SECONDS}, not "${String(text)}".`);
  }
  return seconds * 1_000;
}
