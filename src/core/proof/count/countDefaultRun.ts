import type { AgentDocument } from '../../model';
import { defaultScenario } from '../scenario/defaultScenario';
import { countRun, type CountedRun } from './countRun';

/** Runs that were counted, by the length of their job: strip and linter ask for the same one. */
const known = new WeakMap<AgentDocument, Map<number, CountedRun | null>>();

/** The run that Simulate shows first, counted once for each document. */
export function countDefaultRun(document: AgentDocument, jobSeconds: number): CountedRun | null {
  const runs = known.get(document) ?? new Map<number, CountedRun | null>();
  known.set(document, runs);
  let run = runs.get(jobSeconds);
  if (run === undefined) {
    run = countRun(document, defaultScenario(document, jobSeconds));
    runs.set(jobSeconds, run);
  }
  return run;
}
