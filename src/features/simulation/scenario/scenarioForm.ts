import type { Scenario } from '../../../core/proof';

/** The part of a scenario that the form changes. */
export interface World {
  /** Seconds the job takes; null: it never ends. */
  readonly jobSeconds: number | null;
  readonly turnSeconds: number;
  readonly seed: number;
}

export function worldOf(scenario: Scenario, watcher: string | null): World {
  const job = watcher === null ? undefined : scenario.jobs[watcher];
  return { jobSeconds: job?.durationSeconds ?? null, turnSeconds: scenario.model.turnSeconds, seed: scenario.seed };
}

/** The scenario with another world; a job that never ends cannot be expected to succeed, so nothing is expected of its end. */
export function withWorld(scenario: Scenario, watcher: string | null, world: World): Scenario {
  const job = watcher === null ? undefined : scenario.jobs[watcher];
  return {
    ...scenario,
    seed: world.seed,
    model: { ...scenario.model, turnSeconds: world.turnSeconds },
    jobs:
      job === undefined || watcher === null
        ? scenario.jobs
        : { ...scenario.jobs, [watcher]: { ...job, durationSeconds: world.jobSeconds } },
  };
}
