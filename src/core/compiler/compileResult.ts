import type { StateMachine } from '../asl';
import type { Diagnostic } from '../diagnostics';
import type { JsonPointer } from '../json';
import type { NodeId } from '../model';

/** Which node, and which of its fields, made a place in the ASL. */
export interface Origin {
  readonly nodeId: NodeId;
  /** Dotted path in the node: `polling.polling_interval`; absent: the node as a whole. */
  readonly field?: string;
}

export interface CompileResult {
  /** Plain ASL value, members in the order a person would read them. */
  readonly definition: StateMachine;
  /** `/States/Map Tool Calls/ItemProcessor/States/Wait Before T/Seconds` → `{ nodeId, field: 'polling.polling_interval' }`. */
  readonly origins: ReadonlyMap<JsonPointer, Origin>;
  /** Never throws for a bad document: what could not be compiled, and what was done instead. */
  readonly diagnostics: readonly Diagnostic[];
}
