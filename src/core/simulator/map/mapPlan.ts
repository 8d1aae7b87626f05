import type { JsonValue } from '../../json';
import { AslFailure } from '../failure';
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

/** The inputs of all items, each selected from the Map's own data. */
export async function selectAll(
  map: Flow,
  items: readonly JsonValue[],
  plan: { readonly itemInput: ItemInput | undefined; readonly data: JsonValue },
): Promise<readonly JsonValue[] | AslFailure> {
  const { itemInput, data } = plan;
  if (!itemInput) return items;
  const selected: JsonValue[] = [];
  for (const [index, item] of items.entries()) {
    const made = itemInput(selectorFlow(map, lookingOwner, index, item), data);
    const input = made instanceof Promise ? await made : made;
    if (input instanceof AslFailure) return input;
    selected.push(input);
  }
  return selected;
}

/** A selector only looks; nothing runs in its flow. */
const lookingOwner: FlowOwner = { complete: () => undefined, fail: () => undefined };

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
