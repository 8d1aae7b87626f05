import type { ToolCall, WorldCall } from './world/worldCall';

/** What went on in a stretch of time. `sleep`: the tool's own function sleeps, and is billed; `wait`: nothing runs, nothing is billed. */
export interface WindowSpan {
  readonly kind: 'call' | 'turn' | 'sleep' | 'wait' | 'other';
  /** Seconds since the first call of the tool. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * What a run did in the first seconds after the first call of a tool, told from what it asked of the world: where it asked nothing, it waited.
 *
 * @returns spans in the order of time, without gaps, up to the end of the window or of the run; empty if the tool was never called.
 */
export function firstWindow(
  calls: readonly WorldCall[],
  tool: string,
  { windowSeconds, endMs }: { readonly windowSeconds: number; readonly endMs: number },
): readonly WindowSpan[] {
  const first = calls.find((call) => call.kind === 'tool' && call.tool === tool);
  if (first === undefined) return [];
  const lastMs = Math.min(first.atMs + windowSeconds * 1000, endMs);
  const spans: WindowSpan[] = [];
  let atMs = first.atMs;
  const until = (kind: WindowSpan['kind'], toMs: number): void => {
    const to = Math.min(toMs, lastMs);
    if (to <= atMs) return;
    spans.push({ kind, fromSeconds: seconds(atMs - first.atMs), toSeconds: seconds(to - first.atMs) });
    atMs = to;
  };
  for (const call of calls.slice(calls.indexOf(first))) {
    if (call.atMs >= lastMs) break;
    until('wait', call.atMs);
    if (call.kind === 'model') until('turn', call.atMs + call.lastsMs);
    else if (call.kind === 'tool') untilAnswered(call, call.tool === tool, until);
  }
  until('wait', lastMs);
  return spans;
}

function untilAnswered(call: ToolCall, isOwn: boolean, until: (kind: WindowSpan['kind'], toMs: number) => void): void {
  until(isOwn ? 'call' : 'other', call.atMs + call.worksMs);
  until(call.billedMs > call.worksMs ? 'sleep' : 'wait', call.atMs + call.lastsMs);
}

/** Without the crumbs of binary fractions. */
function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}
