import { assertNever } from '../../base';
import { costOf, timesUsage, type PriceTable } from '../../cost';
import { formatDuration } from '../../model';
import type { ToolMetrics } from '../runScenario';
import type { Expectation } from '../scenario/scenario';
import { mostCallsIn, shortestGap } from './callTimes';
import { counted, describeExpectation } from './describeExpectation';
import type { JudgedRun } from './judgedRun';
import { toolStory } from './toolStory';

/** Whether a run did what was expected of it. */
export interface Verdict {
  /** The expectation as a sentence. */
  readonly expected: string;
  readonly passed: boolean;
  /** What the run did instead, or as well. */
  readonly actual: string;
}

const RUNS_PRICED = 1000;

/**
 * Judges a run. A tool the agent does not have meets no expectation: a test that names it would otherwise pass for ever after the tool is
 * renamed.
 */
export function checkExpectation(expectation: Expectation, run: JudgedRun, prices: PriceTable): Verdict {
  const expected = describeExpectation(expectation);
  return 'tool' in expectation && !Object.hasOwn(run.metrics.tools, expectation.tool)
    ? { expected, passed: false, actual: `the agent has no tool “${expectation.tool}”` }
    : { expected, ...judged(expectation, run, prices) };
}

type Judgement = Omit<Verdict, 'expected'>;

function judged(expectation: Expectation, run: JudgedRun, prices: PriceTable): Judgement {
  const { metrics } = run;
  switch (expectation.kind) {
    case 'ends': {
      const error = run.result.error === undefined ? '' : ` with ${run.result.error}`;
      return { passed: metrics.status === expectation.status, actual: `${metrics.status}${error}` };
    }
    case 'calls-at-most': {
      const { calls, withinSeconds } = expectation;
      const { callsAtSeconds } = toolMetrics(run, expectation.tool);
      const actual = withinSeconds === null ? callsAtSeconds.length : mostCallsIn(callsAtSeconds, withinSeconds);
      return { passed: actual <= calls, actual: counted(actual, 'call') };
    }
    case 'calls-at-least': {
      const { calls } = toolMetrics(run, expectation.tool);
      return { passed: calls >= expectation.calls, actual: counted(calls, 'call') };
    }
    case 'calls-apart-at-least': {
      const { callsAtSeconds } = toolMetrics(run, expectation.tool);
      const apart = shortestGap(callsAtSeconds);
      if (apart === null) return { passed: true, actual: counted(callsAtSeconds.length, 'call') };
      return { passed: apart >= expectation.seconds, actual: `${formatDuration(apart)} apart` };
    }
    case 'gives-up': {
      const { afterChecks, onGiveUp } = expectation;
      const story = toolStory(run, expectation.tool);
      const isThen = onGiveUp === null || story.then.includes(onGiveUp);
      return { passed: story.gaveUp && story.checks === afterChecks && isThen, actual: story.text };
    }
    case 'notices-within': {
      const late = toolMetrics(run, expectation.tool).noticedAfterSeconds;
      return {
        passed: late !== null && late <= expectation.seconds,
        actual: late === null ? 'never saw the end' : `saw it after ${roundedDuration(late)}`,
      };
    }
    case 'lasts-at-most':
      return {
        passed: metrics.virtualSeconds <= expectation.seconds,
        actual: roundedDuration(metrics.virtualSeconds),
      };
    case 'model-turns-at-most':
      return atMost(metrics.modelTurns, expectation.turns, 'model turn');
    case 'transitions-at-most':
      return atMost(metrics.transitions, expectation.transitions, 'transition');
    case 'events-at-most':
      return atMost(metrics.events, expectation.events, 'event');
    case 'costs-at-most': {
      const { totalUsd } = costOf(timesUsage(metrics.usage, RUNS_PRICED), prices);
      return { passed: totalUsd <= expectation.usdPerThousandRuns, actual: `$${totalUsd.toFixed(2)}` };
    }
    default:
      return assertNever(expectation);
  }
}

function atMost(actual: number, limit: number, noun: string): Judgement {
  return { passed: actual <= limit, actual: counted(actual, noun) };
}

function roundedDuration(seconds: number): string {
  return formatDuration(Math.round(seconds * 10) / 10);
}

const NO_CALLS: ToolMetrics = { calls: 0, callsAtSeconds: [], noticedAfterSeconds: null, gaveUp: false };

function toolMetrics({ metrics }: JudgedRun, tool: string): ToolMetrics {
  return metrics.tools[tool] ?? NO_CALLS;
}
