import { formatDuration, nodeOf, type NodeId } from '../../../core/model';
import { countUpTo, presence, restMs, visitAt, type Stays } from '../../../core/proof';
import type { Playhead, Replay } from '../../../editor';

/** Where a part of the graph stands in a run at a moment. */
export type Presence = 'active' | 'visited' | 'ahead';

export function presenceOf(stays: Stays | undefined, { eventId }: Playhead): Presence {
  const { now, times } = presence(stays, eventId);
  if (now > 0) return 'active';
  return times > 0 ? 'visited' : 'ahead';
}

/** How often a node did what it is there for: the model a turn, a tool a call, anything else its visits. */
export function timesOf({ document, trace }: Replay, id: NodeId, { eventId }: Playhead): number {
  const node = nodeOf(document, id);
  if (node?.kind === 'tool') return countUpTo(trace.agentEdges.get(`call:${id}`) ?? NOTHING, eventId);
  if (node?.kind !== 'model') return presence(trace.nodeStays.get(id), eventId).times;
  return trace.states
    .filter(({ nodeId, type }) => nodeId === id && type === 'Task')
    .reduce((sum, { pointer }) => sum + presence(trace.stateStays.get(pointer), eventId).times, 0);
}

/** How long a node still waits: “14 s”; empty: it does not. */
export function restOf({ trace }: Replay, id: NodeId, { atMs }: Playhead): string {
  const rest = restMs(trace, id, atMs);
  return rest === null ? '' : formatDuration(Math.ceil(rest / 1000));
}

/** The same for the State the event belongs to. */
export function restOfState({ trace }: Replay, pointer: string, { eventId, atMs }: Playhead): string {
  const visit = visitAt(trace, eventId);
  if (visit?.state.pointer !== pointer || visit.untilMs <= atMs) return '';
  return formatDuration(Math.ceil((visit.untilMs - atMs) / 1000));
}

const NOTHING = new Int32Array();
