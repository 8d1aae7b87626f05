import { formatDuration, isConnectedToModel, toolsOf, type AgentDocument } from '../../../core/model';
import type { JobWorld, ModelWorld, PeopleWorld, PinnedAnswer, Scenario, ToolWorld } from '../../../core/proof';
import { labels } from './labels';

// Parts of a scenario, changed. Pure: what comes out is a scenario.

export function withModel(scenario: Scenario, change: Partial<ModelWorld>): Scenario {
  return { ...scenario, model: { ...scenario.model, ...change } };
}

export function withPeople(scenario: Scenario, change: Partial<PeopleWorld>): Scenario {
  return { ...scenario, people: { ...scenario.people, ...change } };
}

export function withTool(scenario: Scenario, tool: string, change: Partial<ToolWorld>): Scenario {
  const world = scenario.tools[tool];
  if (world === undefined) return scenario;
  return { ...scenario, tools: { ...scenario.tools, [tool]: { ...world, ...change } } };
}

export function withJob(scenario: Scenario, tool: string, change: Partial<JobWorld>): Scenario {
  const job = scenario.jobs[tool];
  if (job === undefined) return scenario;
  return { ...scenario, jobs: { ...scenario.jobs, [tool]: { ...job, ...change } } };
}

/** Pins an answer; what was pinned to the same call goes. Pins stand in the order of their calls, the one to every call last. */
export function withPin(scenario: Scenario, tool: string, pin: PinnedAnswer): Scenario {
  const others = scenario.tools[tool]?.pinned.filter(({ call }) => call !== pin.call) ?? [];
  const order = ({ call }: PinnedAnswer) => call ?? Number.POSITIVE_INFINITY;
  return withTool(scenario, tool, { pinned: [...others, pin].toSorted((a, b) => order(a) - order(b)) });
}

export function withoutPin(scenario: Scenario, tool: string, call: number | null): Scenario {
  const pinned = scenario.tools[tool]?.pinned.filter((pin) => pin.call !== call) ?? [];
  return withTool(scenario, tool, { pinned });
}

/** `Call 3`, or `Every call`. */
export function whichCall(call: number | null): string {
  return call === null ? labels.pinEvery : labels.pinCall(call);
}

/** Tools of the agent that the scenario speaks of, in the agent's order. */
export function toolsOfScenario(document: AgentDocument, scenario: Scenario): readonly string[] {
  return toolsOf(document).flatMap(({ id, toolName }) =>
    isConnectedToModel(document, id) && Object.hasOwn(scenario.tools, toolName) ? [toolName] : [],
  );
}

/** Tools of the agent that watch a job in the scenario. */
export function watchersOf(document: AgentDocument, scenario: Scenario): readonly string[] {
  return toolsOfScenario(document, scenario).filter((tool) => Object.hasOwn(scenario.jobs, tool));
}

/** Whether a run of the agent may ask a person. */
export function asksPeople(document: AgentDocument): boolean {
  return toolsOf(document).some(({ approval, polling }) => approval !== null || polling.onGiveUp === 'human');
}

/** A name that says what the world is like, which no other has. */
export function suggestedName(document: AgentDocument, scenario: Scenario, taken: ReadonlySet<string>): string {
  const [watcher] = watchersOf(document, scenario);
  const job = watcher === undefined ? undefined : scenario.jobs[watcher];
  const name = nameOfJob(job);
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}

function nameOfJob(job: JobWorld | undefined): string {
  if (job === undefined) return labels.named.plain;
  if (job.durationSeconds === null) return labels.named.never;
  const duration = formatDuration(job.durationSeconds);
  return job.outcome === 'failed' ? labels.named.fails(duration) : labels.named.job(duration);
}
