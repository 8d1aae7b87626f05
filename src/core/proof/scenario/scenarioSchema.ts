import * as z from 'zod/mini';
import type { JsonValue } from '../../json';

// Objects are strict: a misspelt member of a scenario would otherwise be a test that checks something else.

const seconds = z.number().check(z.minimum(0), z.maximum(99_999_999));
const count = z.int().check(z.minimum(0));
const rate = z.number().check(z.minimum(0), z.maximum(1));
const memoryMb = z.number().check(z.minimum(128), z.maximum(10_240));
const errorName = z.string().check(z.minLength(1), z.maxLength(256));
const tool = z.string().check(z.minLength(1));
const json = z.unknown() as z.ZodMiniType<JsonValue, JsonValue>; // the document was read as JSON
const givenJson = json.check(z.refine((value: JsonValue | undefined) => value !== undefined, { abort: true }));
const input = z.record(z.string(), json);

const call = z._default(z.nullable(z.int().check(z.minimum(1))), null);
const pinned = z.union(
  [
    z.strictObject({ call, answer: givenJson }),
    z.strictObject({ call, error: errorName, cause: z._default(z.string(), 'pinned') }),
  ],
  { error: 'needs an “answer” or an “error”, and a whole number for “call” (or null for every call)' },
);

const toolWorld = z.partial(
  z.strictObject({
    seconds,
    answer: givenJson,
    input,
    failureRate: rate,
    failure: errorName,
    memoryMb,
    sleepSeconds: seconds,
    pinned: z.array(pinned),
  }),
);

const scriptedTurn = z.strictObject({
  text: z._default(z.string(), ''),
  calls: z._default(z.array(z.strictObject({ name: tool, input: z._default(input, {}) })), []),
});

const modelWorld = z.partial(
  z.strictObject({
    turnSeconds: seconds,
    plan: z.array(z.string()),
    tokensPerTurn: count,
    says: z.string(),
    memoryMb,
    script: z.nullable(z.array(scriptedTurn)),
    failureRate: rate,
    failure: errorName,
  }),
);

const jobWorld = z.partial(
  z.strictObject({
    durationSeconds: z.nullable(seconds),
    outcome: z.enum(['succeeded', 'failed', 'input-required']),
    startedBy: z.nullable(z.string()),
  }),
);

const expectation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ends'), status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT']) }),
  z.strictObject({
    kind: z.literal('calls-at-most'),
    tool,
    calls: count,
    withinSeconds: z._default(z.nullable(seconds.check(z.gt(0))), null),
  }),
  z.strictObject({ kind: z.literal('calls-at-least'), tool, calls: count }),
  z.strictObject({ kind: z.literal('calls-apart-at-least'), tool, seconds }),
  z.strictObject({
    kind: z.literal('gives-up'),
    tool,
    afterChecks: count,
    onGiveUp: z._default(z.nullable(z.enum(['tell-model', 'fail', 'human'])), null),
  }),
  z.strictObject({ kind: z.literal('notices-within'), tool, seconds }),
  z.strictObject({ kind: z.literal('lasts-at-most'), seconds }),
  z.strictObject({ kind: z.literal('model-turns-at-most'), turns: count }),
  z.strictObject({ kind: z.literal('transitions-at-most'), transitions: count }),
  z.strictObject({ kind: z.literal('events-at-most'), events: count }),
  z.strictObject({ kind: z.literal('costs-at-most'), usdPerThousandRuns: z.number().check(z.minimum(0)) }),
]);

/** A scenario as the agent file has it: all but id and name may be left out, and is then made from the agent. */
export const scenarioSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  request: z.optional(z.string()),
  seed: z.optional(z.int()),
  model: z.optional(modelWorld),
  tools: z.optional(z.record(z.string(), toolWorld)),
  jobs: z.optional(z.record(z.string(), jobWorld)),
  people: z.optional(
    z.partial(z.strictObject({ decision: z.enum(['approve', 'reject', 'silent']), afterSeconds: seconds })),
  ),
  expectations: z.optional(z.array(expectation)),
});

export type WrittenScenario = z.infer<typeof scenarioSchema>;
