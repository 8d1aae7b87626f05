import type { StateMachine } from '../asl';
import type { Diagnostic } from '../diagnostics';
import type { Origins } from './origins';

export interface CompileResult {
  /** Plain ASL value, members in the order a person would read them. */
  readonly definition: StateMachine;
  /** `/States/Map Tool Calls/ItemProcessor/States/Wait Before T/Seconds` → `{ nodeId, field: 'polling.polling_interval' }`. */
  readonly origins: Origins;
  /** Never throws for a bad document: what could not be compiled, and what was done instead. */
  readonly diagnostics: readonly Diagnostic[];
}
