import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../json';
import type { Behavior } from './world/behavior';

/** Arbitrary machines, worlds and JSON for the properties of the interpreter. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>; // JSON values only

const errorNames = fc.constantFrom('States.ALL', 'States.TaskFailed', 'States.Timeout', 'Broken', 'Other');
const seconds = fc.integer({ min: 0, max: 40 });

const behavior: fc.Arbitrary<Behavior> = fc.letrec<{ behavior: Behavior }>((tie) => ({
  behavior: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'behavior' },
    fc.constant<Behavior>({ kind: 'echo' }),
    fc.constant<Behavior>({ kind: 'timeout' }),
    fc.record({ kind: fc.constant('raise' as const), error: fc.constantFrom('Broken', 'Other') }),
    fc.record({ kind: fc.constant('return' as const), value: anyJson }),
    fc.record({ kind: fc.constant('delay' as const), seconds, then: tie('behavior') }),
    fc.record({
      kind: fc.constant('sequence' as const),
      steps: fc.array(tie('behavior'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('fault' as const),
      rate: fc.double({ min: 0, max: 1, noNaN: true }),
      error: fc.constant('Broken'),
      then: tie('behavior'),
    }),
  ),
})).behavior;

export const anyWorld = fc.record({
  tasks: fc.dictionary(fc.constantFrom(...resources()), behavior),
  otherwise: behavior,
});

function resources(): string[] {
  return [
    'arn:aws:lambda:us-east-1:123456789012:function:work',
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    'arn:aws:states:::states:startExecution.sync:2',
    'arn:aws:states:us-east-1:123456789012:activity:ask',
  ];
}

/** States named S0 … Sn; each leads forward, so a machine without retries ends. */
export const anyMachine: fc.Arbitrary<JsonObject> = scope(2).map((states) => ({ ...states }));

function scope(depth: number): fc.Arbitrary<JsonObject> {
  return fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => state(index, count, depth))).map((states) => ({
      StartAt: 'S0',
      States: Object.fromEntries(states.map((made, index) => [`S${index}`, made])),
    })),
  );
}

function state(index: number, count: number, depth: number): fc.Arbitrary<JsonObject> {
  const last = index === count - 1;
  const next: JsonObject = last ? { End: true } : { Next: `S${index + 1}` };
  const handled = fc.record(
    {
      Retry: fc.array(
        fc.record({
          ErrorEquals: fc.array(errorNames, { minLength: 1, maxLength: 2 }),
          MaxAttempts: fc.integer({ min: 0, max: 3 }),
          JitterStrategy: fc.constantFrom('FULL', 'NONE'),
        }),
        { maxLength: 2 },
      ),
      Catch: fc.array(fc.record({ ErrorEquals: fc.tuple(errorNames), Next: fc.constant(`S${count - 1}`) }), {
        maxLength: last ? 0 : 1,
      }),
      TimeoutSeconds: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: [] },
  );
  const simple = [
    fc
      .record({ Type: fc.constant('Pass'), Result: anyJson }, { requiredKeys: ['Type'] })
      .map((made) => ({ ...made, ...next })),
    fc.record({ Type: fc.constant('Pass'), Assign: fc.record({ v: anyJson }) }).map((made) => ({ ...made, ...next })),
    fc.record({ Type: fc.constant('Wait'), Seconds: seconds }).map((made) => ({ ...made, ...next })),
    fc.constant<JsonObject>({ Type: 'Succeed' }),
    fc.constant<JsonObject>({ Type: 'Fail', Error: 'Broken' }),
    fc.constant<JsonObject>({
      Type: 'Choice',
      Choices: [{ Variable: '$', IsNull: true, Next: `S${count - 1}` }],
      ...(last ? {} : { Default: `S${index + 1}` }),
    }),
    fc
      .tuple(fc.constantFrom(...resources()), handled)
      .map(([Resource, more]): JsonObject => ({ Type: 'Task', Resource, ...(more as JsonObject), ...next })),
  ];
  if (depth === 0) return fc.oneof(...simple);
  return fc.oneof(
    ...simple,
    fc
      .tuple(fc.array(scope(depth - 1), { minLength: 1, maxLength: 3 }), handled)
      .map(([Branches, more]): JsonObject => ({ Type: 'Parallel', Branches, ...(more as JsonObject), ...next })),
    fc
      .tuple(
        scope(depth - 1),
        handled,
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('INLINE', 'DISTRIBUTED'),
        fc.array(anyJson, { maxLength: 4 }),
      )
      .map(([inner, more, MaxConcurrency, Mode, items]): JsonObject => ({
        Type: 'Map',
        QueryLanguage: 'JSONata',
        Items: items,
        MaxConcurrency,
        ItemProcessor: { ...inner, ProcessorConfig: { Mode, ExecutionType: 'STANDARD' } },
        ...(more as JsonObject),
        ...next,
      })),
  );
}
