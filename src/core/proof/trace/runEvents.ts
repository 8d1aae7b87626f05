import type { CompileResult } from '../../compiler';
import type { AgentDocument } from '../../model';
import type { HistoryEvent } from '../../simulator';
import type { TracedState } from './tracedStates';
import type { TracedEvents } from './visits';

/** A run with its events grouped into visits: what the parts of the index are made from. */
export interface RunEvents {
  readonly document: AgentDocument;
  readonly compiled: CompileResult;
  readonly events: readonly HistoryEvent[];
  readonly states: readonly TracedState[];
  readonly traced: TracedEvents;
}
