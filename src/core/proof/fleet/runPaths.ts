import { nodeOf, type AgentDocument, type NodeId, type ToolNode } from '../../model';
import type { HistoryEvent } from '../../simulator';
import { runScenario, START_MS, type ScenarioRun } from '../runScenario';
import type { Scenario } from '../scenario/scenario';
import type { WorldCall } from '../world/worldCall';
import type { Busy, RunMoments, RunPath } from './fleet';

/** Seeds that are tried when waits are drawn at random; without jitter one path is all there is. */
const JITTER_PATHS = 24;

/** Told how many of the runs it takes have been made. */
export type PathProgress = (done: number, of: number) => void;

/**
 * How runs of the agent behave while the job of one tool goes on, from the interpreter: a job that never ends shows every check up to giving
 * up, one that has ended at once what follows its end.
 *
 * @returns empty if there is no such tool or it is never called.
 */
export async function runPaths(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
  onProgress?: PathProgress,
): Promise<readonly RunPath[]> {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return [];
  const seeds = tool.polling.jitter === 'full' ? JITTER_PATHS : 1;
  const rest = restOf(await runWith(0, scenario.seed), tool.toolName);
  if (rest === null) return [];
  const paths: RunPath[] = [];
  for (let index = 0; index < seeds; index += 1) {
    onProgress?.(index + 1, seeds + 1);
    const path = pathOf(await runWith(null, scenario.seed + index), tool, rest);
    if (path !== null) paths.push(path);
  }
  return paths;

  function runWith(durationSeconds: number | null, seed: number): Promise<ScenarioRun> {
    return runScenario(document, {
      ...scenario,
      seed,
      jobs: { ...scenario.jobs, ...jobLasting(tool, durationSeconds) },
    });
  }

  function jobLasting(watcher: typeof tool, durationSeconds: number | null): Scenario['jobs'] {
    if (watcher?.kind !== 'tool') return {};
    const own = Object.hasOwn(scenario.jobs, watcher.toolName) ? scenario.jobs[watcher.toolName] : undefined;
    const job = own ?? { outcome: 'succeeded' as const, startedBy: null };
    return { [watcher.toolName]: { ...job, durationSeconds } };
  }
}

function pathOf(run: ScenarioRun, tool: ToolNode, rest: RunMoments): RunPath | null {
  const { callsAtSeconds = [] } = run.metrics.tools[tool.toolName] ?? {};
  const [first] = callsAtSeconds;
  if (first === undefined) return null;
  const starter = run.scenario.jobs[tool.toolName]?.startedBy ?? null;
  const started = run.calls.find((call) => call.kind === 'tool' && call.tool === starter);
  return {
    waitsForJob: tool.polling.mode === 'callback',
    checksAtSeconds: callsAtSeconds,
    jobStartsAtSeconds: started?.kind === 'tool' ? secondsOf(started.atMs + started.lastsMs) : first,
    callSeconds: run.scenario.tools[tool.toolName]?.seconds ?? 0,
    endless: momentsOf(run),
    rest,
  };
}

/** What follows the beginning of the last call of a tool; null: it was never called. */
function restOf(run: ScenarioRun, toolName: string): RunMoments | null {
  const lastAt = run.metrics.tools[toolName]?.callsAtSeconds.at(-1);
  if (lastAt === undefined) return null;
  const { transitionsAtSeconds, lambdas, endsAtSeconds } = momentsOf(run);
  return {
    transitionsAtSeconds: transitionsAtSeconds.filter((at) => at > lastAt).map((at) => at - lastAt),
    lambdas: lambdas
      .filter(({ atSeconds }) => atSeconds > lastAt)
      .map(({ atSeconds, seconds }) => ({ atSeconds: atSeconds - lastAt, seconds })),
    endsAtSeconds: endsAtSeconds - lastAt,
  };
}

function momentsOf({ result, calls, metrics }: ScenarioRun): RunMoments {
  return {
    transitionsAtSeconds: result.history
      .filter((event) => isTransition(event, result.history))
      .map(({ timestamp }) => secondsOf(timestamp)),
    lambdas: calls.flatMap(lambdaOf),
    endsAtSeconds: metrics.virtualSeconds,
  };
}

/** A State entered, or a Task scheduled again by its Retry. */
function isTransition({ type, previousEventId }: HistoryEvent, history: readonly HistoryEvent[]): boolean {
  if (type.endsWith('StateEntered')) return true;
  return type.endsWith('Scheduled') && history[previousEventId - 1]?.type !== 'TaskStateEntered';
}

function lambdaOf(call: WorldCall): readonly Busy[] {
  if (call.kind === 'person' || call.lambdaMb === null) return [];
  const ms = call.kind === 'tool' ? call.billedMs : call.lastsMs;
  return [{ atSeconds: secondsOf(call.atMs), seconds: ms / 1000 }];
}

/** Virtual milliseconds since 1970 as seconds since the start. */
function secondsOf(atMs: number): number {
  return (atMs - START_MS) / 1000;
}
