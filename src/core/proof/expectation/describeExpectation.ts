import { assertNever } from '../../base';
import { formatDuration, groupThousands, type GiveUp } from '../../model';
import type { Expectation } from '../scenario/scenario';

/** The expectation as a sentence. */
export function describeExpectation(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'ends':
      return { SUCCEEDED: 'Ends with success', FAILED: 'Ends with a failure', TIMED_OUT: 'Ends by its time limit' }[
        expectation.status
      ];
    case 'calls-at-most': {
      const { tool, calls, withinSeconds } = expectation;
      const window = withinSeconds === null ? '' : ` in any ${formatDuration(withinSeconds)}`;
      return `${tool} is called at most ${counted(calls, 'time')}${window}`;
    }
    case 'calls-at-least':
      return `${expectation.tool} is called at least ${counted(expectation.calls, 'time')}`;
    case 'calls-apart-at-least':
      return `Calls of ${expectation.tool} begin at least ${formatDuration(expectation.seconds)} apart`;
    case 'gives-up': {
      const { tool, afterChecks, onGiveUp } = expectation;
      return `${tool} gives up after ${counted(afterChecks, 'check')}${onGiveUp === null ? '' : FOLLOWS[onGiveUp]}`;
    }
    case 'notices-within':
      return `${expectation.tool} sees the end within ${formatDuration(expectation.seconds)}`;
    case 'lasts-at-most':
      return `Takes at most ${formatDuration(expectation.seconds)}`;
    case 'model-turns-at-most':
      return `At most ${counted(expectation.turns, 'model turn')}`;
    case 'transitions-at-most':
      return `At most ${counted(expectation.transitions, 'transition')}`;
    case 'events-at-most':
      return `At most ${counted(expectation.events, 'event')}`;
    case 'costs-at-most':
      return `1,000 runs cost at most $${groupThousands(expectation.usdPerThousandRuns)}`;
    default:
      return assertNever(expectation);
  }
}

const FOLLOWS: Readonly<Record<GiveUp, string>> = {
  'tell-model': ' and tells the model',
  fail: ' and fails the run',
  human: ' and asks a person',
};

/** `1 check`, `1,200 checks`. */
export function counted(count: number, noun: string): string {
  return `${groupThousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
