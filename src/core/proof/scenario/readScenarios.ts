import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base';
import type { Diagnostic } from '../../diagnostics';
import { isJsonObject, type JsonValue } from '../../json';
import type { AgentDocument } from '../../model';
import { defaultScenario } from './defaultScenario';
import type { Scenario } from './scenario';

/** Member of the agent file that holds its scenarios. */
const SCENARIOS_MEMBER = 'scenarios';

const seconds = z.number().check(z.minimum(0), z.maximum(99_999_999));
const count = z.int().check(z.minimum(0));
const json = z.unknown() as z.ZodMiniType<JsonValue, JsonValue>; // the document was read as JSON

const toolWorld = z.partial(
  z.object({
    seconds,
    answer: json,
    input: z.record(z.string(), json),
    failureRate: z.number().check(z.minimum(0), z.maximum(1)),
    failure: z.string(),
    memoryMb: z.number().check(z.minimum(128), z.maximum(10_240)),
    sleepSeconds: seconds,
  }),
);

const jobWorld = z.partial(
  z.object({
    durationSeconds: z.nullable(seconds),
    outcome: z.enum(['succeeded', 'failed', 'input-required']),
    startedBy: z.nullable(z.string()),
  }),
);

const expectation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ends'), status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT']) }),
  z.object({
    kind: z.literal('calls-at-most'),
    tool: z.string(),
    calls: count,
    withinSeconds: z._default(z.nullable(seconds), null),
  }),
  z.object({ kind: z.literal('calls-at-least'), tool: z.string(), calls: count }),
  z.object({ kind: z.literal('gives-up'), tool: z.string(), afterChecks: count }),
  z.object({ kind: z.literal('notices-within'), tool: z.string(), seconds }),
  z.object({ kind: z.literal('model-turns-at-most'), turns: count }),
  z.object({ kind: z.literal('transitions-at-most'), transitions: count }),
  z.object({ kind: z.literal('events-at-most'), events: count }),
  z.object({ kind: z.literal('costs-at-most'), usdPerThousandRuns: z.number().check(z.minimum(0)) }),
]);

const scenarioSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.maxLength(200)),
  request: z.optional(z.string()),
  seed: z.optional(z.int()),
  model: z.optional(
    z.partial(
      z.object({ turnSeconds: seconds, plan: z.array(z.string()), tokensPerTurn: count, memoryMb: z.number() }),
    ),
  ),
  tools: z.optional(z.record(z.string(), toolWorld)),
  jobs: z.optional(z.record(z.string(), jobWorld)),
  people: z.optional(z.partial(z.object({ decision: z.enum(['approve', 'reject', 'silent']), afterSeconds: seconds }))),
  expectations: z.optional(z.array(expectation)),
});

/**
 * The scenarios saved in the agent file, each filled in from the default one; the default alone if there are none.
 *
 * @returns or what is wrong with them, with the place in the scenario.
 */
export function scenariosOf(document: AgentDocument): Result<readonly Scenario[], Diagnostic[]> {
  const base = defaultScenario(document);
  const saved = document.extra[SCENARIOS_MEMBER];
  if (saved === undefined) return ok([base]);
  const checked = z.safeParse(z.array(scenarioSchema), saved);
  if (!checked.success) {
    return err(
      checked.error.issues.map((issue) => problem(`scenarios.${issue.path.join('.')} is not as a scenario has it.`)),
    );
  }
  const ids = checked.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return err([problem(`Two scenarios have the id “${twice}”.`)]);
  return ok(checked.data.map((scenario) => fillIn(base, scenario)));
}

function fillIn(base: Scenario, saved: z.infer<typeof scenarioSchema>): Scenario {
  const merged = merge(base as unknown as JsonValue, saved as unknown as JsonValue, 0); // both are plain data
  return { ...(merged as unknown as Scenario), expectations: saved.expectations ?? base.expectations };
}

/** Members of `over` win; records of tools, jobs and their settings are merged, what a tool answers is taken whole. */
function merge(base: JsonValue, over: JsonValue, depth: number): JsonValue {
  if (!isJsonObject(base) || !isJsonObject(over) || depth > 2) return over;
  const names = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const given = over[name];
      return [name, given === undefined ? (base[name] ?? null) : merge(base[name] ?? null, given, depth + 1)];
    }),
  );
}

function problem(message: string): Diagnostic {
  return { code: 'file/scenario-unreadable', severity: 'error', message, at: { kind: 'agent' } };
}
