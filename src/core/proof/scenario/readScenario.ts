import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base';
import {
  isJsonObject,
  jsonTextLocator,
  parseJsonText,
  positionAt,
  type JsonValue,
  type TextPosition,
} from '../../json';
import { newTool, nodeId, toolsOf, type AgentDocument } from '../../model';
import { defaultJob, defaultScenario, defaultToolWorld } from './defaultScenario';
import type { Scenario } from './scenario';
import { scenarioProblem, type ScenarioProblem } from './scenarioProblem';
import { scenarioSchema, type WrittenScenario } from './scenarioSchema';

/**
 * Reads a scenario as it was written; what it leaves out is made from the agent.
 *
 * @returns or what is wrong with it, with the place in it.
 */
export function readScenario(
  written: JsonValue,
  document: AgentDocument,
): Result<Scenario, readonly ScenarioProblem[]> {
  const checked = z.safeParse(scenarioSchema, written);
  return checked.success
    ? ok(fillIn(baseFor(checked.data, document), checked.data))
    : err(checked.error.issues.map((issue) => scenarioProblem(issue, written)));
}

/** A problem of a text, with the line a person finds it in. */
export interface ScenarioTextProblem extends TextPosition {
  readonly message: string;
}

/** As {@link readScenario}, from JSON text. */
export function readScenarioText(text: string, document: AgentDocument): Result<Scenario, ScenarioTextProblem> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err({ message: parsed.error.message, ...positionAt(text, parsed.error.range.start) });
  const read = readScenario(parsed.value, document);
  if (read.ok) return read;
  const [problem] = read.error;
  return problem === undefined
    ? err({ message: 'This is not a scenario.', line: 1, column: 1 })
    : err({ message: problem.message, ...positionAt(text, jsonTextLocator(text)(problem.path).start) });
}

/** The scenario made from the agent, and what is usual for tools that only the written one speaks of. */
function baseFor(written: WrittenScenario, document: AgentDocument): Scenario {
  const base = defaultScenario(document);
  const toolNamed = (name: string) =>
    toolsOf(document).find(({ toolName }) => toolName === name) ?? newTool(nodeId(name), name);
  const missing = (given: object | undefined, known: object) =>
    Object.keys(given ?? {}).filter((name) => !Object.hasOwn(known, name));
  return {
    ...base,
    tools: {
      ...base.tools,
      ...Object.fromEntries(
        missing(written.tools, base.tools).map((name) => [name, defaultToolWorld(toolNamed(name))]),
      ),
    },
    jobs: {
      ...base.jobs,
      ...Object.fromEntries(
        missing(written.jobs, base.jobs).map((name) => [name, defaultJob(toolNamed(name), undefined)]),
      ),
    },
  };
}

function fillIn(base: Scenario, written: WrittenScenario): Scenario {
  const merged = merge(base as unknown as JsonValue, written as unknown as JsonValue, 0); // both are plain data
  return { ...(merged as unknown as Scenario), expectations: written.expectations ?? base.expectations };
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
