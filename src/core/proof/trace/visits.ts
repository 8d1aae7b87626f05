import type { HistoryEvent } from '../../simulator';
import type { TracedState } from './tracedStates';

/** No visit, no state: what stands in a column where there is none. */
export const NONE = -1;

/**
 * Every stay in a State, as columns: a visit is an index into them, and visits are in the order in which they began. A run of 25,000
 * events has some 8,000.
 */
export interface Visits {
  readonly count: number;
  /** Index of the State. */
  readonly state: Int32Array;
  /** Event with which it began. */
  readonly entered: Int32Array;
  /** Event with which it ended: its exit, or what made an end of it. */
  readonly left: Int32Array;
  /** 1: it came to its own exit. */
  readonly exited: Uint8Array;
  /** 1: its exit was an error's, caught by a Catcher. */
  readonly caught: Uint8Array;
  /** Visit of the Map or Parallel around it. */
  readonly parent: Int32Array;
  /** Visit it came from by a Transition; {@link NONE}: it is the first of its scope. */
  readonly source: Int32Array;
}

export interface TracedEvents {
  readonly visits: Visits;
  /** Visit each event belongs to, by event id (from 1). */
  readonly visitOf: Int32Array;
}

/**
 * Groups the events of a history into visits, in one pass. AWS links each event to the one before it on the same line of control; an
 * event of a Map or Parallel may link to something inside of it, so its visit is looked for outwards.
 */
export function visitsOf(events: readonly HistoryEvent[], states: readonly TracedState[]): TracedEvents {
  const indexOf = new Map(states.map(({ name }, index) => [name, index]));
  const visitOf = new Int32Array(events.length + 1).fill(NONE);
  const grown = new GrowingVisits(events.filter(({ type }) => type.endsWith('StateEntered')).length, states);

  for (const event of events) {
    const before = event.previousEventId > 0 ? (visitOf[event.previousEventId] ?? NONE) : NONE;
    const name = nameOf(event);
    if (event.type.endsWith('StateEntered')) {
      const isTransition = events[event.previousEventId - 1]?.type.endsWith('StateExited') === true;
      visitOf[event.id] = grown.enter(event.id, indexOf.get(name ?? '') ?? NONE, {
        source: isTransition ? before : NONE,
        parent: isTransition ? grown.parentOf(before) : before,
      });
    } else if (event.type.endsWith('StateExited')) {
      const own = grown.outwards(before, (visit) => grown.nameOf(visit) === name);
      visitOf[event.id] = own;
      grown.exit(own, event.id, isCaught(events[event.previousEventId - 1]));
    } else {
      visitOf[event.id] = ownerOf(event, before, grown);
    }
  }
  return { visits: grown.finished(events.length), visitOf };
}

/** Visit of an event that is neither an entry nor an exit. */
function ownerOf(event: HistoryEvent, before: number, grown: GrowingVisits): number {
  const { type } = event;
  if (type.startsWith('Execution')) return NONE;
  if (type.startsWith('MapIteration')) {
    const name = nameOf(event);
    const own = grown.outwards(before, (visit) => grown.nameOf(visit) === name);
    if (type === 'MapIterationFailed') grown.endInside(before, own, event.id);
    return own;
  }
  const aborted = /^(\w+)StateAborted$/.exec(type)?.[1];
  if (aborted !== undefined) return grown.abort(aborted, event.id);
  const container = /^(Map|Parallel)State(Succeeded|Failed)$/.exec(type)?.[1];
  if (container !== undefined) {
    return grown.outwards(before, (visit) => grown.typeOf(visit) === container && grown.isOpen(visit));
  }
  const failed = event.details?.['state'];
  if (type === 'EvaluationFailed' && typeof failed === 'string') return grown.lastOf(failed);
  return before;
}

/** What a failure looks like just before a Catcher's exit. A failed iteration is not one: a Map may tolerate it. */
function isCaught(before: HistoryEvent | undefined): boolean {
  return before !== undefined && /(Failed|TimedOut)$/.test(before.type) && before.type !== 'MapIterationFailed';
}

function nameOf({ details }: HistoryEvent): string | undefined {
  const name = details?.['name'];
  return typeof name === 'string' ? name : undefined;
}

class GrowingVisits {
  private count = 0;
  private readonly states: readonly TracedState[];
  private readonly state: Int32Array;
  private readonly entered: Int32Array;
  private readonly left: Int32Array;
  private readonly exited: Uint8Array;
  private readonly caught: Uint8Array;
  private readonly parent: Int32Array;
  private readonly source: Int32Array;
  private readonly open = new Set<number>();

  constructor(size: number, states: readonly TracedState[]) {
    this.states = states;
    this.state = new Int32Array(size);
    this.entered = new Int32Array(size);
    this.left = new Int32Array(size);
    this.exited = new Uint8Array(size);
    this.caught = new Uint8Array(size);
    this.parent = new Int32Array(size);
    this.source = new Int32Array(size);
  }

  enter(eventId: number, state: number, from: { readonly parent: number; readonly source: number }): number {
    const visit = this.count++;
    this.state[visit] = state;
    this.entered[visit] = eventId;
    this.parent[visit] = from.parent;
    this.source[visit] = from.source;
    this.open.add(visit);
    return visit;
  }

  exit(visit: number, eventId: number, isCaught: boolean): void {
    if (visit === NONE) return;
    this.exited[visit] = 1;
    this.caught[visit] = isCaught ? 1 : 0;
    this.end(visit, eventId);
  }

  /** Ends what lies between a visit and the container around it: an iteration that failed. A Task or a Wait has an abort of its own. */
  endInside(visit: number, container: number, eventId: number): void {
    for (let at = visit; at !== container && at !== NONE; at = this.parentOf(at)) {
      const hasAbort = this.typeOf(at) === 'Task' || this.typeOf(at) === 'Wait';
      if (this.isOpen(at) && !hasAbort) this.end(at, eventId);
    }
  }

  /** AWS links an abort to the failure elsewhere that made it necessary, so the visit is the oldest open one of its Type. */
  abort(type: string, eventId: number): number {
    for (const visit of this.open) {
      if (this.typeOf(visit) !== type) continue;
      this.end(visit, eventId);
      return visit;
    }
    return NONE;
  }

  outwards(visit: number, isWanted: (visit: number) => boolean): number {
    let at = visit;
    while (at !== NONE && !isWanted(at)) at = this.parentOf(at);
    return at;
  }

  lastOf(name: string): number {
    for (let visit = this.count - 1; visit >= 0; visit--) if (this.nameOf(visit) === name) return visit;
    return NONE;
  }

  isOpen(visit: number): boolean {
    return this.open.has(visit);
  }

  parentOf(visit: number): number {
    return this.parent[visit] ?? NONE;
  }

  nameOf(visit: number): string | undefined {
    return this.states[this.state[visit] ?? NONE]?.name;
  }

  typeOf(visit: number): string | undefined {
    return this.states[this.state[visit] ?? NONE]?.type;
  }

  /** What is open still ends with what is around it; what is around all ends with the history. */
  finished(lastEventId: number): Visits {
    for (const visit of this.open) {
      const around = this.parentOf(visit);
      this.left[visit] = around === NONE ? lastEventId : (this.left[around] ?? lastEventId);
    }
    const { count, state, entered, left, exited, caught, parent, source } = this;
    return { count, state, entered, left, exited, caught, parent, source };
  }

  private end(visit: number, eventId: number): void {
    this.left[visit] = eventId;
    this.open.delete(visit);
  }
}
