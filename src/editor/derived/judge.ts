import type { Judge } from './checker';

/** The validator, in a chunk of its own: it needs jsonata, which the first paint does not. */
export async function loadJudge(): Promise<Judge> {
  const { judge } = await import('./validatorJudge');
  return judge;
}
