import aslValidator from 'asl-validator';
import type { JsonObject, JsonValue } from '../json';
import { validateDefinition } from './index';

/**
 * Our validator beside npm's `asl-validator`, in interleaved pairs, on machines of growing size in both query languages. Each run gets a fresh
 * copy, because the peer changes its input. Prints medians of processor time (wall time would measure what else the machine does) and their ratio;
 * the goals are 30 × at 100 states and 10 × at 1,000.
 *
 * Run: npx tsx src/core/validator/validator.bench.ts
 */
const PAIRS = 7;
/** Pairs that are not counted: both are measured as compiled by the engine, not while it learns. */
const WARM_UP = 6;
const SIZES = [10, 100, 1_000];
const GOALS: Readonly<Record<number, number>> = { 100: 30, 1_000: 10 };

interface Timing {
  readonly ours: number;
  readonly peer: number;
}

for (const states of SIZES) report('JSONPath', states, measure(jsonPathMachine(states), 'new texts'));
// In an editor all expressions but one were seen before, and what they gave is remembered.
for (const states of SIZES) report('JSONata, again', states, measure(jsonataMachine(states), 'same texts'));
// On the first sight every expression has to be read, which the peer leaves to jsonata.
for (const states of SIZES) report('JSONata, first', states, measure(jsonataMachine(states), 'new texts'));

function report(name: string, states: number, { ours, peer }: Timing): void {
  const ratio = peer / ours;
  const goal = GOALS[states];
  const verdict = goal === undefined ? '' : ratio >= goal ? `goal ${goal} met` : `goal ${goal} MISSED`;
  console.log(
    [
      `validate ${name}`.padEnd(24),
      `${states} states`.padStart(12),
      `ours ${ours.toFixed(2)} ms`.padStart(16),
      `asl-validator ${peer.toFixed(2)} ms`.padStart(26),
      `× ${ratio.toFixed(1)}`.padStart(10),
      verdict,
    ].join('  '),
  );
}

function measure(machine: JsonObject, texts: 'new texts' | 'same texts'): Timing {
  const text = JSON.stringify(machine);
  const ours: number[] = [];
  const peer: number[] = [];
  for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
    const fresh = text.replaceAll('§', texts === 'new texts' ? String(pair) : '');
    const one = JSON.parse(fresh) as JsonValue;
    const other: object = JSON.parse(fresh);
    const ourMs = timed(() => {
      const errors = validateDefinition(one).filter((each) => each.severity === 'error');
      if (errors.length > 0) throw new Error(`ours found ${errors[0]?.message ?? ''}`);
    });
    const peerMs = timed(() => {
      const result = aslValidator(other);
      if (!result.isValid) throw new Error(`asl-validator found ${JSON.stringify(result.errors)}`);
    });
    if (pair >= WARM_UP) {
      ours.push(ourMs);
      peer.push(peerMs);
    }
  }
  return { ours: median(ours), peer: median(peer) };
}

function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A chain of Task, Choice, Wait and Pass, as long as asked. */
function jsonPathMachine(count: number): JsonObject {
  return chain(count, (index, next) => {
    switch (index % 4) {
      case 0:
        return {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: {
            FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:work',
            Payload: { 'item.$': `$.item§.n${index}`, kind: 'x' },
          },
          ResultPath: `$.result${index}`,
          Retry: [
            { ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
          Next: next,
        };
      case 1:
        return {
          Type: 'Choice',
          Choices: [
            {
              And: [
                { Variable: `$.result§.${index}`, IsPresent: true },
                { Variable: '$.n', NumericGreaterThan: 3 },
              ],
              Next: next,
            },
          ],
          Default: next,
        };
      case 2:
        return { Type: 'Wait', Seconds: 30, Next: next };
      default:
        return { Type: 'Pass', Parameters: { 'text.$': `States.Format('{} of {}', $.n§, $.m${index})` }, Next: next };
    }
  });
}

function jsonataMachine(count: number): JsonObject {
  const machine = chain(count, (index, next) => {
    switch (index % 4) {
      case 0:
        return {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: {
            FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:work',
            Payload: `{% $states.input.item§.n${index} %}`,
          },
          Assign: { answer: `{% $states.result.Payload.v§.a${index} %}` },
          Retry: [
            { ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
          Next: next,
        };
      case 1:
        return { Type: 'Choice', Choices: [{ Condition: `{% $answer.n§ > ${index} %}`, Next: next }], Default: next };
      case 2:
        return { Type: 'Wait', Seconds: `{% $max([1, $states.input.wait§ + ${index}]) %}`, Next: next };
      default:
        return { Type: 'Pass', Output: { text: `{% 'step ' & $string($states.input.n§) & '${index}' %}` }, Next: next };
    }
  });
  return { QueryLanguage: 'JSONata', ...machine };
}

function chain(count: number, stateOf: (index: number, next: string) => JsonObject): JsonObject {
  const names = Array.from({ length: count - 1 }, (_, index) => `Step ${index}`);
  const states = names.map((name, index) => [name, stateOf(index, names[index + 1] ?? 'Done')] as const);
  return { StartAt: names[0] ?? 'Done', States: { ...Object.fromEntries(states), Done: { Type: 'Succeed' } } };
}
