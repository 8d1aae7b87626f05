import type { JsonObject, JsonValue } from '../../json';
import type { AgentDocument } from '../../model';
import { defaultScenario } from './defaultScenario';
import type { Scenario, ToolWorld } from './scenario';

/**
 * The scenario as the agent file has it: what a person chooses for a test stands there in full; what a tool answers, the plan and the
 * request stand there only if they differ from what is made of the agent, so that the scenario follows the agent as it grows.
 */
export function writtenScenario(scenario: Scenario, document: AgentDocument): JsonObject {
  const base = defaultScenario(document);
  const { id, name, request, seed, model, jobs, people, expectations } = scenario;
  const { turnSeconds, tokensPerTurn, memoryMb } = model;
  const tools = Object.entries(scenario.tools).flatMap(([tool, world]) => {
    const own = changes((base.tools[tool] as Partial<ToolWorld> | undefined) ?? {}, world);
    return Object.keys(own).length === 0 ? [] : [[tool, own] as const];
  });
  const written = {
    id,
    name,
    seed,
    ...(request !== base.request && { request }),
    model: { turnSeconds, tokensPerTurn, memoryMb, ...changes(base.model, model) },
    jobs,
    ...(tools.length > 0 && { tools: Object.fromEntries(tools) }),
    people,
    expectations,
  };
  return written as unknown as JsonObject; // plain data; only the index signature is missing
}

/** The members of `value` that `base` has not, or has otherwise. */
function changes(base: object, value: object): JsonObject {
  const known = base as JsonObject; // plain data, both
  return Object.fromEntries(
    Object.entries(value as JsonObject).filter(([name, member]) => !isSame(known[name], member)),
  );
}

function isSame(a: JsonValue | undefined, b: JsonValue): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
