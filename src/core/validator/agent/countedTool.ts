import { edgeId, type AgentDocument, type PollingSettings, type ToolNode } from '../../model';
import { countRun, defaultScenario, type CountedRun, type Scenario } from '../../proof';
import type { AgentView } from './agentRule';

/** Runs that give up: two rules ask for the same one. */
const givingUp = new WeakMap<AgentView, Map<ToolNode, CountedRun | null>>();

/** {@link countTool} of a job that never ends. */
export function countGivingUp(tool: ToolNode, view: AgentView): CountedRun | null {
  const runs = givingUp.get(view) ?? new Map<ToolNode, CountedRun | null>();
  givingUp.set(view, runs);
  const known = runs.get(tool);
  if (known !== undefined) return known;
  const run = countTool(tool, view, { jobSeconds: null });
  runs.set(tool, run);
  return run;
}

/**
 * The run in which the model calls this one tool, counted.
 *
 * @param jobSeconds - null: a job that never ends, of which nothing takes time but the waits: the run that gives up as late as it can.
 */
export function countTool(
  tool: ToolNode,
  { document, model }: AgentView,
  { jobSeconds, polling }: { readonly jobSeconds: number | null; readonly polling?: Partial<PollingSettings> },
): CountedRun | null {
  if (model === undefined) return null;
  const counted = polling === undefined ? tool : { ...tool, polling: { ...tool.polling, ...polling } };
  const edge = { id: edgeId('counted'), from: model.id, to: tool.id };
  const alone: AgentDocument = {
    ...document,
    // Who reads this wants to know what polling needs, whatever the turns allow.
    nodes: { [model.id]: { ...model, turnLimit: MOST_TURNS }, [tool.id]: counted },
    edges: { [edge.id]: edge },
  };
  return countRun(alone, scenarioOf(alone, counted, jobSeconds));
}

const MOST_TURNS = 99_999_999;

function scenarioOf(document: AgentDocument, { toolName }: ToolNode, jobSeconds: number | null): Scenario {
  const scenario = defaultScenario(document, jobSeconds ?? 0);
  if (jobSeconds !== null) return scenario;
  const job = scenario.jobs[toolName];
  return {
    ...scenario,
    model: { ...scenario.model, turnSeconds: 0 },
    tools: Object.fromEntries(Object.entries(scenario.tools).map(([name, world]) => [name, { ...world, seconds: 0 }])),
    jobs: job === undefined ? {} : { [toolName]: { ...job, durationSeconds: null } },
  };
}
