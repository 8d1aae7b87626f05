import type { QueryLanguage } from '../../asl';
import type { PreparedScope, TransitionTarget } from '../flow';
import type { JsonObject } from '../../json';

/** What a state type needs to know of its state to prepare it. */
export interface StateSource {
  readonly name: string;
  readonly raw: JsonObject;
  readonly language: QueryLanguage;
  /** Prepares a Branch or an Item Processor; states inside inherit the machine's Query Language, not that of the state around them. */
  readonly prepareScope: (raw: JsonObject | undefined) => PreparedScope;
  /** Where `Next` and its like lead, inside the state's own scope. */
  readonly target: (name: string) => TransitionTarget;
}
