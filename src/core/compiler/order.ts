import { assertNever } from '../base';
import type { State, StateMachine, States } from '../asl';
import { childPointer, pointerOf, type JsonPointer } from '../json';
import type { LoweredScope, LoweredState } from './lower/lowered';
import type { Origins, PlacedOrigin, StateOrigins } from './origins';

/** A scope laid out for reading, with the origin of each of its places. */
export interface OrderedScope {
  readonly startAt: string;
  readonly states: States;
}

/**
 * Last pass: the States of each scope as a person would read them, along the flow from the start, ways out and ends after it, and what
 * nobody leads to left out. Members of a State have one fixed order. Origins get their final pointers.
 */
export function orderStates(scope: LoweredScope): { readonly scope: OrderedScope; readonly origins: Origins } {
  const origins: StateOrigins[] = [];
  return { scope: orderScope(scope, { at: pointerOf(), origins }), origins };
}

interface Destination {
  readonly at: JsonPointer;
  readonly origins: StateOrigins[];
}

function orderScope(scope: LoweredScope, { at, origins }: Destination): OrderedScope {
  const reached = readingOrder(scope);
  const states: [string, State][] = reached.map((lowered) => {
    const places = placesOf(lowered, at);
    origins.push(places);
    return [lowered.name, orderMembers(withScope(lowered, { at: places.pointer, origins }))];
  });
  return { startAt: scope.startAt, states: Object.fromEntries(states) };
}

/** A State that did not change, in a place that did not, has the very same pointers: thousands of texts need not be made again. */
const placed = new WeakMap<LoweredState, { readonly at: JsonPointer; readonly origins: StateOrigins }>();

function placesOf(lowered: LoweredState, at: JsonPointer): StateOrigins {
  const before = placed.get(lowered);
  if (before?.at === at) return before.origins;
  const pointer = childPointer(at, 'States', lowered.name);
  const places: PlacedOrigin[] = [];
  if (lowered.nodeId !== null) places.push([pointer, { nodeId: lowered.nodeId }]);
  for (const { path, origin } of lowered.fields) {
    if (pointsInto(lowered.state, path)) places.push([childPointer(pointer, ...path), origin]);
  }
  const origins = { pointer, places };
  placed.set(lowered, { at, origins });
  return origins;
}

function withScope({ state, scope }: LoweredState, { at, origins }: Destination): State {
  if (scope === undefined || state.Type !== 'Map') return state;
  const inner = orderScope(scope, { at: childPointer(at, 'ItemProcessor'), origins });
  return {
    ...state,
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: inner.startAt, States: inner.states },
  };
}

/** The flow depth first from the start, in the order of each State's own Transitions; then the endings as they were first met. */
function readingOrder({ startAt, states }: LoweredScope): readonly LoweredState[] {
  const byName = new Map<string, LoweredState>(states.map((state) => [state.name, state]));
  const met = new Set<LoweredState>();
  const pending: string[] = [startAt];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const state = byName.get(name);
    if (state === undefined || met.has(state)) continue;
    met.add(state);
    pending.push(...transitionsOf(state.state).toReversed());
  }
  const reached = [...met];
  return [...reached.filter(({ ending }) => !ending), ...states.filter((state) => state.ending && met.has(state))];
}

const transitions = new WeakMap<State, readonly string[]>();

function transitionsOf(state: State): readonly string[] {
  const known = transitions.get(state) ?? findTransitions(state);
  transitions.set(state, known);
  return known;
}

function findTransitions(state: State): readonly string[] {
  switch (state.Type) {
    case 'Choice':
      return [...state.Choices.map((rule) => rule.Next), ...given(state.Default)];
    case 'Task':
    case 'Parallel':
    case 'Map':
      return [...given(state.Next), ...(state.Catch ?? []).map((catcher) => catcher.Next)];
    case 'Pass':
    case 'Wait':
      return given(state.Next);
    case 'Succeed':
    case 'Fail':
      return [];
    default:
      return assertNever(state);
  }
}

function given(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

/** Every member the compiler writes, in the order of the language's own examples. */
const MEMBER_ORDER = [
  'Type',
  'Comment',
  'Resource',
  'Arguments',
  'Items',
  'ItemSelector',
  'MaxConcurrency',
  'ItemProcessor',
  'Seconds',
  'Choices',
  'Error',
  'Cause',
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'Retry',
  'Catch',
  'Assign',
  'Output',
  'Default',
  'Next',
  'End',
];

/** States that did not change are the same objects, and so are their ordered copies: whoever prints them can tell. */
const known = new WeakMap<State, State>();

function orderMembers(state: State): State {
  const before = known.get(state);
  if (before !== undefined) return before;
  const members = state as unknown as Readonly<Record<string, unknown>>; // to look members up by name
  const ordered: Record<string, unknown> = {};
  for (const name of MEMBER_ORDER) if (members[name] !== undefined) ordered[name] = members[name];
  const copy = ordered as unknown as State; // the same members in another order
  known.set(state, copy);
  return copy;
}

/** An origin for a member that the State turned out not to have says nothing. */
function pointsInto(state: State, path: readonly (string | number)[]): boolean {
  let value: unknown = state;
  for (const token of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[token]; // an object or an array, checked above
  }
  return value !== undefined;
}

/** The definition around the outermost scope. */
export function definitionOf(
  scope: OrderedScope,
  about: { readonly comment: string; readonly timeoutSeconds: number | null },
): StateMachine {
  return {
    ...(about.comment === '' ? {} : { Comment: about.comment }),
    QueryLanguage: 'JSONata',
    StartAt: scope.startAt,
    ...(about.timeoutSeconds === null ? {} : { TimeoutSeconds: about.timeoutSeconds }),
    States: scope.states,
  };
}
