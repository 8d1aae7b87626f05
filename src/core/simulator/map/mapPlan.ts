import { isJsonArray, type JsonArray, type JsonObject, type JsonValue } from '../../json';
import { AslFailure } from '../failure';
import { Flow, type FlowOwner, type MapItem } from '../flow';
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

/** What a Map iterates over: a list, or since 2025 the members of an object. */
export type Items = JsonArray | JsonObject;

export function itemCount(items: Items): number {
  return isJsonArray(items) ? items.length : Object.keys(items).length;
}

/** The inputs of all items, each selected from the Map's own data. Without a selector, the member of an object is a pair of Key and Value. */
export async function selectAll(
  map: Flow,
  items: Items,
  plan: { readonly itemInput: ItemInput | undefined; readonly data: JsonValue; readonly source?: string },
): Promise<readonly JsonValue[] | AslFailure> {
  const { itemInput, data, source } = plan;
  const entries: readonly (readonly [string | undefined, JsonValue])[] = isJsonArray(items)
    ? items.map((value) => [undefined, value])
    : Object.entries(items);
  if (!itemInput) return isJsonArray(items) ? items : entries.map(([key = '', value]) => ({ Key: key, Value: value }));
  const selected: JsonValue[] = [];
  for (const [index, [key, value]] of entries.entries()) {
    const item: MapItem = {
      Index: index,
      ...(key !== undefined && { Key: key }),
      Value: value,
      ...(source !== undefined && { Source: source }),
    };
    const made = itemInput(selectorFlow(map, lookingOwner, item), data);
    const input = made instanceof Promise ? await made : made;
    if (input instanceof AslFailure) return input;
    selected.push(input);
  }
  return selected;
}

/** A selector only looks; nothing runs in its flow. */
const lookingOwner: FlowOwner = { complete: () => undefined, fail: () => undefined };

/** The flow an item's selector looks from: the Map state itself, with the item in its Context Object. */
export function selectorFlow(map: Flow, owner: FlowOwner, item: MapItem): Flow {
  const flow = new Flow({
    execution: map.execution,
    scope: map.scope,
    owner,
    index: item.Index,
    mapItem: item,
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
