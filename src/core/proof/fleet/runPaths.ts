import { nodeOf, type AgentDocument, type NodeId } from '../../model';
import { runScenario } from '../runScenario';
import type { Scenario } from '../scenario/scenario';
import type { RunPath } from './fleet';

/** Seeds that are tried when waits are drawn at random; without jitter one path is all there is. */
const JITTER_PATHS = 24;

/**
 * How runs of the agent behave while the job of one tool goes on, from the interpreter: a job that never ends shows every check up to giving
 * up, one that has ended at once what the rest of the run costs.
 *
 * @returns empty if there is no such tool or it is never called.
 */
export async function runPaths(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
): Promise<readonly RunPath[]> {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return [];
  const seeds = tool.polling.jitter === 'full' ? JITTER_PATHS : 1;
  const short = await measure(0, scenario.seed);
  const paths: RunPath[] = [];
  for (let index = 0; index < seeds; index += 1) {
    const long = await measure(null, scenario.seed + index);
    const [first] = long.checksAtSeconds;
    if (first === undefined) break;
    const moreChecks = long.checksAtSeconds.length - short.checksAtSeconds.length;
    const transitionsPerCheck = moreChecks > 0 ? (long.transitions - short.transitions) / moreChecks : 0;
    paths.push({
      checksAtSeconds: long.checksAtSeconds,
      jobStartsAtSeconds: long.jobStartsAtSeconds ?? first,
      callSeconds: scenario.tools[tool.toolName]?.seconds ?? 0,
      transitionsPerCheck,
      fixedTransitions: Math.max(0, short.transitions - short.checksAtSeconds.length * transitionsPerCheck),
    });
  }
  return paths;

  async function measure(durationSeconds: number | null, seed: number) {
    const toolName = tool?.kind === 'tool' ? tool.toolName : '';
    const job = scenario.jobs[toolName] ?? { durationSeconds, outcome: 'succeeded' as const, startedBy: null };
    const varied = { ...scenario, seed, jobs: { ...scenario.jobs, [toolName]: { ...job, durationSeconds } } };
    const { metrics, calls } = await runScenario(document, varied, { keepHistory: false });
    const starter = calls.findIndex((call) => call.kind === 'tool' && call.tool === job.startedBy);
    const started = calls[starter];
    const { callsAtSeconds = [] } = metrics.tools[toolName] ?? {};
    const startMs = calls[0]?.atMs ?? 0;
    return {
      checksAtSeconds: callsAtSeconds,
      transitions: metrics.transitions,
      jobStartsAtSeconds: started?.kind === 'tool' ? (started.atMs + started.lastsMs - startMs) / 1000 : undefined,
    };
  }
}
