import type { ScenarioRun } from '../runScenario';

/** What is needed of a run to judge it: all but its trace. */
export interface JudgedRun extends Pick<ScenarioRun, 'scenario' | 'calls' | 'metrics'> {
  readonly result: Pick<ScenarioRun['result'], 'status' | 'error'>;
}
