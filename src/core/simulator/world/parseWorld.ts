import { z } from 'zod';
import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { Behavior } from './behavior';
import type { WorldDescription } from './mockWorld';

/** Any JSON value; already parsed, so nothing is left to check. */
const json = z.custom<JsonValue>((value) => value !== undefined);
const seconds = z.number().min(0).max(99_999_999);
/** A failure's part AWS left out: absent, or null as in the history. */
const failurePart = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

const behavior: z.ZodType<Behavior> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('echo') }),
    z.object({ kind: z.literal('return'), value: json }),
    z.object({
      kind: z.literal('raise'),
      error: failurePart,
      cause: failurePart,
      at: z.enum(['schedule', 'start', 'submit']).optional(),
    }),
    z.object({ kind: z.literal('timeout') }),
    z.object({ kind: z.literal('delay'), seconds, then: behavior }),
    z.object({ kind: z.literal('largeString'), length: z.number().int().min(0) }),
    z.object({ kind: z.literal('sequence'), steps: z.array(behavior).min(1) }),
    z.object({
      kind: z.literal('job'),
      durationSeconds: seconds,
      keyPath: z.string().optional(),
      running: json,
      final: json,
    }),
    z.object({
      kind: z.literal('fault'),
      rate: z.number().min(0).max(1),
      error: z.string(),
      cause: z.string().optional(),
      then: behavior,
    }),
    z.object({
      kind: z.literal('model'),
      turns: z
        .array(
          z.object({
            text: z.string().optional(),
            calls: z.array(z.object({ name: z.string(), input: json })).optional(),
          }),
        )
        .optional(),
      policy: z
        .object({
          tool: z.string(),
          input: json,
          statusField: z.string().optional(),
          finalStatuses: z.array(z.string()).min(1),
          finalText: z.string().optional(),
        })
        .optional(),
      latencySeconds: seconds.optional(),
      tokensPerTurn: z.object({ input: z.number().min(0), output: z.number().min(0) }).optional(),
    }),
  ]),
);

const world = z.strictObject({
  calls: z
    .array(
      z.object({
        state: z.string(),
        request: json,
        iteration: z.number().int().min(0).optional(),
        outcome: behavior,
        submitted: json.optional(),
        workerName: z.string().optional(),
        isNeverTaken: z.boolean().optional(),
        startLatencyMs: z.number().min(0).optional(),
        latencyMs: z.number().min(0).optional(),
        rank: z.number().optional(),
      }),
    )
    .optional(),
  states: z.record(z.string(), behavior).optional(),
  tasks: z.record(z.string(), behavior).optional(),
  functions: z.record(z.string(), behavior).optional(),
  otherwise: behavior.optional(),
  objects: z
    .array(z.object({ bucket: z.string(), key: z.string(), text: z.string(), size: z.number().optional() }))
    .optional(),
  machines: z.record(z.string(), json).optional(),
  latencySeconds: seconds.optional(),
});

/** Reads a world from a file or a form. The errors are sentences with the place they are about. */
export function parseWorld(value: unknown): Result<WorldDescription, readonly string[]> {
  const parsed = world.safeParse(value);
  if (!parsed.success) return err(parsed.error.issues.map(sentence));
  return ok(parsed.data as WorldDescription); // the schema mirrors the type; optional members may be undefined in both
}

/** Reads one behaviour, or says what is wrong with it. */
export function parseBehavior(value: JsonValue): Behavior | string {
  const parsed = behavior.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues.map(sentence).join(' ');
}

function sentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'The world' : `"${issue.path.join('/')}"`;
  return `${place}: ${issue.message}.`;
}
