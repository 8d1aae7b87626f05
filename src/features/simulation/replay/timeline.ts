import { nodesOf, type AgentDocument, type NodeId } from '../../../core/model';
import type { ScenarioRun } from '../../../core/proof';
import type { HistoryEvent } from '../../../core/simulator';

/** What happened to each node over virtual time. */
export interface Timeline {
  readonly totalMs: number;
  /** The model first, then the tools in their order; only those that did something. */
  readonly lanes: readonly Lane[];
}

export interface Lane {
  readonly nodeId: NodeId;
  readonly spans: readonly Span[];
}

export interface Span {
  readonly kind: 'work' | 'wait';
  readonly startMs: number;
  readonly endMs: number;
  /** Event with which it began. */
  readonly eventId: number;
}

/** Lanes of a run: each visit of a Task is work, each visit of a Wait is waiting, told from the events of its history. */
export function timelineOf(document: AgentDocument, run: ScenarioRun): Timeline {
  const events = run.result.history;
  const startMs = events[0]?.timestamp ?? 0;
  const owner = ownersOfStates(run);
  const spans = new Map<NodeId, Span[]>();
  for (const exited of events) {
    const kind = exited.type === 'WaitStateExited' ? 'wait' : exited.type === 'TaskStateExited' ? 'work' : null;
    const name = exited.details?.['name'];
    const nodeId = typeof name === 'string' ? owner.get(name) : undefined;
    if (kind === null || nodeId === undefined) continue;
    const entered = enteredBefore(events, exited);
    const span: Span = {
      kind,
      startMs: entered.timestamp - startMs,
      endMs: exited.timestamp - startMs,
      eventId: entered.id,
    };
    spans.set(nodeId, [...(spans.get(nodeId) ?? []), span]);
  }
  const lanes = nodesOf(document).flatMap(({ id }): Lane[] => {
    const own = spans.get(id);
    return own === undefined ? [] : [{ nodeId: id, spans: own }];
  });
  return { totalMs: (events.at(-1)?.timestamp ?? startMs) - startMs, lanes };
}

/** Node of each State, by the compiler's origins; names are unique in the whole machine. */
function ownersOfStates({ compiled }: ScenarioRun): ReadonlyMap<string, NodeId> {
  const owners = new Map<string, NodeId>();
  for (const [pointer, origin] of compiled.origins) {
    const state = /\/States\/([^/]+)$/.exec(pointer)?.[1];
    if (state !== undefined) owners.set(state.replaceAll('~1', '/').replaceAll('~0', '~'), origin.nodeId);
  }
  return owners;
}

/** Walks the links back to the event with which the state was entered. */
function enteredBefore(events: readonly HistoryEvent[], exited: HistoryEvent): HistoryEvent {
  let event = exited;
  while (!event.type.endsWith('StateEntered') && event.previousEventId > 0) {
    const previous = events[event.previousEventId - 1];
    if (previous === undefined) break;
    event = previous;
  }
  return event;
}
