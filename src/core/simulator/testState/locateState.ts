import type { QueryLanguage } from '../../asl';
import { err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { textField } from '../prepare/raw';
import { refused, type TestStateRefusal } from './request';

/** The state under test. */
export interface LocatedState {
  readonly name: string;
  readonly raw: JsonObject;
  /** Of the machine around it. */
  readonly queryLanguage: QueryLanguage;
  /** The state stands inside a Map, so that its Context Object has an item. */
  readonly isInMap: boolean;
}

/** The name AWS gives to a state that comes without a machine. */
const LONE_STATE = 'StateName';

/** Finds the state a request means, in Maps and Parallels as well. */
export function locateState(
  definition: JsonValue,
  stateName: string | undefined,
): Result<LocatedState, TestStateRefusal> {
  if (!isJsonObject(definition)) return err(invalidDefinition('The definition is not a JSON object'));
  if (stateName === undefined) {
    return definition.Type === undefined && definition.States !== undefined
      ? err(refused('StateName must be specified when the definition is a state machine'))
      : ok({ name: LONE_STATE, raw: definition, queryLanguage: 'JSONPath', isInMap: false });
  }
  const found = find(definition, stateName, { queryLanguage: 'JSONPath', isInMap: false });
  return found === undefined ? err(refused('State not found in definition')) : ok(found);
}

/** The state as a machine of its own, as AWS validates it: the lone state under the name `StateName`, its targets taken for granted. */
export function asMachine({ name, raw }: LocatedState): JsonObject {
  return {
    StartAt: name,
    States: { ...Object.fromEntries(targetsOf(raw).map((target) => [target, { Type: 'Succeed' }])), [name]: raw },
  };
}

export function invalidDefinition(problem: string): TestStateRefusal {
  return { errorCode: 'InvalidDefinition', errorMessage: `Invalid State Machine Definition: '${problem}'` };
}

type Surroundings = Pick<LocatedState, 'queryLanguage' | 'isInMap'>;

function find(scope: JsonObject, wanted: string, around: Surroundings): LocatedState | undefined {
  const own = textField(scope, 'QueryLanguage');
  const queryLanguage = own === 'JSONata' || own === 'JSONPath' ? own : around.queryLanguage;
  const states = isJsonObject(scope.States) ? scope.States : {};
  const raw = Object.hasOwn(states, wanted) ? states[wanted] : undefined;
  if (isJsonObject(raw)) return { name: wanted, raw, queryLanguage, isInMap: around.isInMap };
  for (const state of Object.values(states)) {
    for (const [inner, isInMap] of innerScopes(state)) {
      const found = find(inner, wanted, { queryLanguage, isInMap: isInMap || around.isInMap });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The scopes inside a state, each with whether it is an iteration of a Map. */
export function innerScopes(state: JsonValue): (readonly [scope: JsonObject, isInMap: boolean])[] {
  if (!isJsonObject(state)) return [];
  const branches = isJsonArray(state.Branches) ? state.Branches : [];
  return [
    ...[state.ItemProcessor, state.Iterator].filter(isJsonObject).map((scope) => [scope, true] as const),
    ...branches.filter(isJsonObject).map((scope) => [scope, false] as const),
  ];
}

function targetsOf(raw: JsonObject): string[] {
  const rules = [raw.Choices, raw.Catch].flatMap((list) => (isJsonArray(list) ? list.filter(isJsonObject) : []));
  const targets = [raw.Next, raw.Default, ...rules.map((rule) => rule.Next)];
  return targets.filter((target): target is string => typeof target === 'string');
}
