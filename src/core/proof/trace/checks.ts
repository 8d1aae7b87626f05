import { toolsOf, type NodeId, type ToolNode } from '../../model';
import type { RunEvents } from './runEvents';
import type { WorldCall } from '../world/worldCall';
import { asksPerson } from './tracedStates';
import { NONE } from './visits';

/** Checks of a tool that polls: each from the event with which it begins, its wait, until the next one begins. */
export interface Checks {
  readonly nodeId: NodeId;
  /** Events with which the checks begin, ascending. */
  readonly begins: Int32Array;
  /** Number of each check; it starts at 1 again once a job has been seen to its end. */
  readonly numbers: Int32Array;
}

/** @param startMs - virtual time at which the run began; calls of the world are told in it. */
export function checksOf(run: RunEvents, calls: readonly WorldCall[], startMs: number): Checks[] {
  const waiting = toolsOf(run.document).filter(({ polling: { mode } }) => mode !== 'none' && mode !== 'callback');
  return waiting.flatMap((tool) => {
    const visits = callsOf(run, tool);
    if (visits.length === 0) return [];
    const finals = calls.flatMap((call) =>
      call.kind === 'tool' && call.tool === tool.toolName && call.isFinal ? [call.atMs - startMs] : [],
    );
    let number = 0;
    let final = 0;
    const numbers = visits.map(({ fromMs }) => {
      const before = final;
      while (final < finals.length && (finals[final] ?? 0) < fromMs) final++;
      number = final > before ? 1 : number + 1;
      return number;
    });
    return [
      { nodeId: tool.id, begins: Int32Array.from(visits, ({ begins }) => begins), numbers: Int32Array.from(numbers) },
    ];
  });
}

interface Call {
  readonly begins: number;
  readonly fromMs: number;
}

/** Each call of the tool itself, from its wait if there was one. */
function callsOf({ events, states, traced }: RunEvents, tool: ToolNode): Call[] {
  const { visits } = traced;
  const startMs = events[0]?.timestamp ?? 0;
  const found: Call[] = [];
  for (let visit = 0; visit < visits.count; visit++) {
    const state = states[visits.state[visit] ?? NONE];
    if (state?.nodeId !== tool.id) continue;
    const source = visits.source[visit] ?? NONE;
    const before = states[source === NONE ? NONE : (visits.state[source] ?? NONE)];
    const isWait = state.type === 'Wait';
    const isCall = state.type === 'Task' && state.field === null && !asksPerson(state, tool);
    if (!isWait && !(isCall && before?.type !== 'Wait')) continue;
    const begins = visits.entered[visit] ?? 0;
    found.push({ begins, fromMs: (events[begins - 1]?.timestamp ?? startMs) - startMs });
  }
  return found;
}
