import { displayName, nodeOf, type AgentDocument } from '../../../core/model';
import { spanKinds, type JobSpan, type Lane, type SpanKind } from '../../../core/proof';
import { clock } from './axis';
import { labels } from './labels';

/** “done 6:38, seen 9 s later”. */
export function jobWords({ endMs, seenMs, outcome }: JobSpan): string {
  if (endMs === null) return labels.jobRunning;
  const late = seenMs === null ? null : labels.lasted(Math.max(0, seenMs - endMs));
  return labels.jobDone(clock(endMs), outcome === 'failed', late);
}

/** What a lane comes to, for the table beside the chart. */
export interface LaneSums {
  readonly name: string;
  readonly calls: number;
  readonly workingMs: number;
  readonly waits: number;
  readonly waitingMs: number;
  readonly retries: number;
  readonly failed: number;
}

export function laneSums(document: AgentDocument, lane: Lane): LaneSums {
  const count = new Map<SpanKind, number>();
  const lasted = new Map<SpanKind, number>();
  for (let at = 0; at < lane.count; at++) {
    const kind = spanKinds[lane.kind[at] ?? 0] ?? 'work';
    count.set(kind, (count.get(kind) ?? 0) + 1);
    lasted.set(kind, (lasted.get(kind) ?? 0) + (lane.endMs[at] ?? 0) - (lane.startMs[at] ?? 0));
  }
  const sum = (of: ReadonlyMap<SpanKind, number>, ...kinds: readonly SpanKind[]) =>
    kinds.reduce((total, kind) => total + (of.get(kind) ?? 0), 0);
  const node = nodeOf(document, lane.nodeId);
  return {
    name: node === undefined ? lane.nodeId : displayName(node),
    calls: sum(count, 'turn', 'work'),
    workingMs: sum(lasted, 'turn', 'work'),
    waits: sum(count, 'wait', 'callback', 'person'),
    waitingMs: sum(lasted, 'wait', 'callback', 'person', 'retry'),
    retries: sum(count, 'retry'),
    failed: sum(count, 'failed'),
  };
}

/** Kinds of spans a run has, in the order of the legend. */
export function kindsOf(lanes: readonly Lane[]): SpanKind[] {
  const found = new Set<number>();
  for (const { kind } of lanes) for (const one of kind) found.add(one);
  return spanKinds.filter((_, index) => found.has(index));
}
