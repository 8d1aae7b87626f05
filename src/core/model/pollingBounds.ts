import { groupThousands } from './duration';

/** Lower and upper bound of seconds of a Wait state and of `polling_interval`. @see Amazon States Language, “Wait State” */
const MIN_POLLING_INTERVAL = 1;
export const MAX_POLLING_INTERVAL = 99_999_999;
const MIN_POLLING_ATTEMPTS = 1;
/** One check a second for a year, the longest an execution may last: more can never happen. @see Step Functions quotas */
export const MAX_POLLING_ATTEMPTS = 31_536_000;

/** What is wrong with an interval, as a sentence for its field; null: nothing. */
export function intervalProblem(seconds: number | null): string | null {
  const rule = `The interval must be a whole number from ${MIN_POLLING_INTERVAL} to ${groupThousands(MAX_POLLING_INTERVAL)} seconds.`;
  if (seconds === null) return `The interval is empty. ${rule}`;
  if (seconds === 0) return `${rule} 0 would call the tool back to back.`;
  return isWholeWithin(seconds, MIN_POLLING_INTERVAL, MAX_POLLING_INTERVAL) ? null : rule;
}

/** What is wrong with the number of checks, as a sentence for its field; null: nothing. */
export function attemptsProblem(attempts: number | null): string | null {
  const rule = `The attempts must be a whole number from ${MIN_POLLING_ATTEMPTS} to ${groupThousands(MAX_POLLING_ATTEMPTS)}.`;
  if (attempts === null) return `The attempts are empty. ${rule}`;
  if (attempts === 0) return `${rule} With 0 the tool would never be checked.`;
  return isWholeWithin(attempts, MIN_POLLING_ATTEMPTS, MAX_POLLING_ATTEMPTS) ? null : rule;
}

function isWholeWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
