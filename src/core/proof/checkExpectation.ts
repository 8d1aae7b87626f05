import { assertNever } from '../base';
import { costOf, timesUsage, type PriceTable } from '../cost';
import { formatDuration } from '../model';
import { callsWithin, type ScenarioRun, type ToolMetrics } from './runScenario';
import type { Expectation } from './scenario/scenario';

/** Whether a run did what was expected of it. */
export interface Verdict {
  /** The expectation as a sentence. */
  readonly expected: string;
  readonly passed: boolean;
  /** What the run did instead, or as well. */
  readonly actual: string;
}

export function checkExpectation(expectation: Expectation, run: ScenarioRun, prices: PriceTable): Verdict {
  const { metrics } = run;
  const atMost = (what: string, limit: number, actual: number): Verdict => ({
    expected: `At most ${limit.toLocaleString('en')} ${what}`,
    passed: actual <= limit,
    actual: `${actual.toLocaleString('en')} ${what}`,
  });
  switch (expectation.kind) {
    case 'ends': {
      const { status } = metrics;
      const error = run.result.error === undefined ? '' : ` with ${run.result.error}`;
      return {
        expected: `Ends ${expectation.status}`,
        passed: status === expectation.status,
        actual: `${status}${error}`,
      };
    }
    case 'calls-at-most': {
      const { tool, calls, withinSeconds } = expectation;
      const own = toolMetrics(run, tool);
      const actual = withinSeconds === null ? own.calls : callsWithin(own, withinSeconds);
      const window = withinSeconds === null ? '' : ` in ${formatDuration(withinSeconds)}`;
      return atMost(`calls of ${tool}${window}`, calls, actual);
    }
    case 'calls-at-least': {
      const actual = toolMetrics(run, expectation.tool).calls;
      return {
        expected: `At least ${expectation.calls} calls of ${expectation.tool}`,
        passed: actual >= expectation.calls,
        actual: `${actual} calls`,
      };
    }
    case 'gives-up': {
      const own = toolMetrics(run, expectation.tool);
      return {
        expected: `${expectation.tool} gives up after ${expectation.afterChecks} checks`,
        passed: own.gaveUp && own.calls === expectation.afterChecks,
        actual: own.gaveUp ? `gave up after ${own.calls} checks` : `saw the end after ${own.calls} checks`,
      };
    }
    case 'notices-within': {
      const late = toolMetrics(run, expectation.tool).noticedAfterSeconds;
      return {
        expected: `${expectation.tool} sees the end within ${formatDuration(expectation.seconds)}`,
        passed: late !== null && late <= expectation.seconds,
        actual: late === null ? 'never saw the end' : `saw it after ${formatDuration(Math.round(late * 10) / 10)}`,
      };
    }
    case 'model-turns-at-most':
      return atMost('model turns', expectation.turns, metrics.modelTurns);
    case 'transitions-at-most':
      return atMost('transitions', expectation.transitions, metrics.transitions);
    case 'events-at-most':
      return atMost('events', expectation.events, metrics.events);
    case 'costs-at-most': {
      const { totalUsd } = costOf(timesUsage(metrics.usage, 1000), prices);
      return {
        expected: `At most $${expectation.usdPerThousandRuns} for 1,000 runs`,
        passed: totalUsd <= expectation.usdPerThousandRuns,
        actual: `$${totalUsd.toFixed(2)}`,
      };
    }
    default:
      return assertNever(expectation);
  }
}

const NO_CALLS: ToolMetrics = { calls: 0, callsAtSeconds: [], noticedAfterSeconds: null, gaveUp: false };

function toolMetrics({ metrics }: ScenarioRun, tool: string): ToolMetrics {
  return Object.hasOwn(metrics.tools, tool) ? (metrics.tools[tool] ?? NO_CALLS) : NO_CALLS;
}
