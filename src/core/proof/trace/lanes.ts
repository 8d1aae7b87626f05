import { modelOf, nodeOf, nodesOf, type AgentNode, type NodeId } from '../../model';
import type { HistoryEvent } from '../../simulator';
import type { RunEvents } from './runEvents';
import { asksPerson, type TracedState } from './tracedStates';
import { NONE } from './visits';

/** What a stretch of time was spent on, in the order of {@link Lane.kind}. */
export const spanKinds = ['turn', 'work', 'wait', 'retry', 'failed', 'person', 'callback'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** What happened to one node over virtual time, as columns in the order in which it began. */
export interface Lane {
  readonly nodeId: NodeId;
  readonly count: number;
  /** Index into {@link spanKinds}. */
  readonly kind: Uint8Array;
  /** Milliseconds since the start of the run. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Event with which it began. */
  readonly eventId: Int32Array;
}

/**
 * Lanes of a run, the model's first and then the tools' in their order; only of nodes that did something. A visit of a Wait is waiting;
 * a visit of a Task is one span for each attempt and one for each pause before a retry. A task token or a person is waited for, too.
 */
export function lanesOf(run: RunEvents, atMs: Float64Array): Lane[] {
  const spans = new Map<NodeId, Spans>();
  const { document, events, states, traced } = run;
  const attempts = attemptsOf(run);
  const { visits } = traced;
  for (let visit = 0; visit < visits.count; visit++) {
    const state = states[visits.state[visit] ?? NONE];
    const node = state?.nodeId == null ? undefined : nodeOf(document, state.nodeId);
    if (state === undefined || node === undefined || (state.type !== 'Task' && state.type !== 'Wait')) continue;
    const own = spans.get(node.id) ?? new Spans();
    spans.set(node.id, own);
    const entered = visits.entered[visit] ?? 0;
    const left = visits.left[visit] ?? entered;
    if (state.type === 'Wait') own.add('wait', entered, left);
    else addAttempts(own, attempts.get(visit) ?? [entered], { events, state, node, left });
  }
  return nodesOf(document)
    .toSorted((a, b) => Number(b.id === modelOf(document)?.id) - Number(a.id === modelOf(document)?.id))
    .flatMap(({ id }) => spans.get(id)?.lane(id, atMs) ?? []);
}

/** Events of each visit of a Task that begin, hand over or end an attempt. */
function attemptsOf({ events, states, traced }: RunEvents): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { id, type } of events) {
    const visit = traced.visitOf[id] ?? NONE;
    const isTask = visit !== NONE && states[traced.visits.state[visit] ?? NONE]?.type === 'Task';
    if (!isTask || !/(Scheduled|Submitted|Succeeded|Failed|TimedOut)$/.test(type)) continue;
    const own = found.get(visit);
    if (own === undefined) found.set(visit, [id]);
    else own.push(id);
  }
  return found;
}

interface TaskVisit {
  readonly events: readonly HistoryEvent[];
  readonly state: TracedState;
  readonly node: AgentNode;
  readonly left: number;
}

function addAttempts(spans: Spans, marks: readonly number[], { events, state, node, left }: TaskVisit): void {
  let begun: number | null = null;
  let kind: SpanKind = 'work';
  let failedAt: number | null = null;
  for (const id of marks) {
    const event = events[id - 1];
    const type = event?.type ?? '';
    if (type.endsWith('Scheduled')) {
      if (failedAt !== null) spans.add('retry', failedAt, id);
      failedAt = null;
      begun = id;
      kind = kindOfTask(state, node);
    } else if (type.endsWith('Submitted') && begun !== null && isTokenAwaited(event)) {
      spans.add(kind, begun, id);
      begun = id;
      if (kind === 'work') kind = 'callback';
    } else if (/(Failed|TimedOut)$/.test(type)) {
      spans.add('failed', begun ?? id, id);
      begun = null;
      failedAt = id;
    } else if (type.endsWith('Succeeded')) {
      spans.add(kind, begun ?? id, id);
      begun = null;
    }
  }
  if (begun !== null) spans.add(kind, begun, left);
}

function kindOfTask(state: TracedState, node: AgentNode): SpanKind {
  if (node.kind === 'model') return 'turn';
  return asksPerson(state, node) ? 'person' : 'work';
}

function isTokenAwaited(event: HistoryEvent | undefined): boolean {
  const resource = event?.details?.['resource'];
  return typeof resource === 'string' && resource.endsWith('.waitForTaskToken');
}

class Spans {
  private readonly kinds: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** Between two events. */
  add(kind: SpanKind, from: number, to: number): void {
    this.kinds.push(spanKinds.indexOf(kind));
    this.from.push(from);
    this.to.push(to);
  }

  lane(nodeId: NodeId, atMs: Float64Array): Lane {
    const order = this.from.map((_, index) => index).sort((a, b) => (this.from[a] ?? 0) - (this.from[b] ?? 0));
    const time = (ids: readonly number[]) => Float64Array.from(order, (index) => atMs[ids[index] ?? 0] ?? 0);
    return {
      nodeId,
      count: order.length,
      kind: Uint8Array.from(order, (index) => this.kinds[index] ?? 0),
      startMs: time(this.from),
      endMs: time(this.to),
      eventId: Int32Array.from(order, (index) => this.from[index] ?? 0),
    };
  }
}
