import type { JsonValue } from '../json';

/**
 * One event of an execution's history: the names and fields of AWS's `GetExecutionHistory`, with `details` in place of the
 * type's own `…EventDetails` key and with inputs, outputs, parameters and variables as JSON values instead of JSON texts.
 */
export interface HistoryEvent {
  /** From 1, dense. */
  readonly id: number;
  /** The event that led to this one; 0 for the first state. */
  readonly previousEventId: number;
  readonly type: string;
  /** Virtual milliseconds since the epoch. */
  readonly timestamp: number;
  readonly details?: EventDetails | undefined;
}

export type EventDetails = Readonly<Record<string, JsonValue>>;

/** The history of one execution; events are only ever appended. */
export class History {
  readonly events: HistoryEvent[] = [];
  private count = 0;
  private readonly kept: boolean;

  constructor(isKept: boolean) {
    this.kept = isKept;
  }

  /** Number of events so far, kept or not. */
  get length(): number {
    return this.count;
  }

  append(type: string, previousEventId: number, timestamp: number, details?: EventDetails): number {
    const id = ++this.count;
    if (this.kept) this.events.push({ id, previousEventId, type, timestamp, details });
    return id;
  }
}
