import type { JsonValue } from '../../json';
import type { AslFailure } from '../failure';
import { Flow, type FlowOwner } from '../flow';
import type { MaybePromise, PreparedScope, StateOutcome } from '../flow';

/** Makes the input of an iteration; the flow it is given has the item in its Context Object. */
export type ItemInput = (flow: Flow, data: JsonValue) => MaybePromise<JsonValue | AslFailure>;

/** What a Map does with its items, in either mode. */
export interface MapPlan {
  readonly scope: PreparedScope;
  readonly itemInput: ItemInput | undefined;
  readonly outcome: (flow: Flow, result: JsonValue) => MaybePromise<StateOutcome | AslFailure>;
}

/** Limits of a Map as its fields say, evaluated. */
export interface MapLimits {
  /** 0 is as many as the mode allows. */
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number | undefined;
  readonly toleratedFailurePercentage: number | undefined;
}

/** The flow an item's selector looks from: the Map state itself, with the item in its Context Object. */
export function selectorFlow(map: Flow, owner: FlowOwner, index: number, value: JsonValue): Flow {
  const flow = new Flow({
    execution: map.execution,
    scope: map.scope,
    owner,
    index,
    mapItem: { Index: index, Value: value },
    variables: map.variables,
    input: map.input,
    previousEventId: map.previousEventId,
  });
  flow.state = map.state;
  flow.target = map.target;
  flow.enteredAtMs = map.enteredAtMs;
  flow.retryCount = map.retryCount;
  return flow;
}
