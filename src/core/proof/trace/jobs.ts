import { toolsOf, type AgentDocument, type NodeId } from '../../model';
import type { JobWorld } from '../scenario/scenario';
import type { ScenarioRun } from '../runScenario';
import type { ToolCall } from '../world/worldCall';

/** The slow job behind a tool: when it truly ran, and when the agent came to know. Milliseconds since the start of the run. */
export interface JobSpan {
  readonly nodeId: NodeId;
  readonly startMs: number;
  /** null: it was still running when the run ended. */
  readonly endMs: number | null;
  /** When the answer came that told of the end; null: none did. */
  readonly seenMs: number | null;
  readonly outcome: JobWorld['outcome'];
}

/** Jobs of a run, in the order of their tools. */
export function jobsOf(
  document: AgentDocument,
  { scenario, calls }: Pick<ScenarioRun, 'scenario' | 'calls'>,
  { startMs, totalMs }: { readonly startMs: number; readonly totalMs: number },
): JobSpan[] {
  const toolCalls = calls.filter((call): call is ToolCall => call.kind === 'tool');
  return toolsOf(document).flatMap(({ id, toolName }): JobSpan[] => {
    const job = Object.hasOwn(scenario.jobs, toolName) ? scenario.jobs[toolName] : undefined;
    const own = toolCalls.filter(({ tool }) => tool === toolName);
    const [first] = own;
    if (job === undefined || first === undefined) return [];
    const endsMs = own.find(({ jobEndedMs }) => jobEndedMs !== null)?.jobEndedMs ?? null;
    const starter = toolCalls.find(({ tool, atMs }) => tool === job.startedBy && atMs <= first.atMs);
    const begun = starter === undefined ? first.atMs : starter.atMs + starter.lastsMs;
    const started = endsMs === null || job.durationSeconds === null ? begun : endsMs - job.durationSeconds * 1000;
    const seen = own.find(({ isFinal, jobEndedMs }) => isFinal && jobEndedMs !== null);
    const endMs = endsMs === null || endsMs - startMs > totalMs ? null : endsMs - startMs;
    return [
      {
        nodeId: id,
        startMs: started - startMs,
        endMs,
        seenMs: seen === undefined ? null : seen.atMs + seen.lastsMs - startMs,
        outcome: job.outcome,
      },
    ];
  });
}
