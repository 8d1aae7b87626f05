import type { State, States } from '../../asl';

/** Why one State follows another. */
export type TransitionReason =
  | { readonly type: 'next' }
  /** `index`: of the Choice Rule, from 0. */
  | { readonly type: 'rule'; readonly index: number }
  | { readonly type: 'default' }
  | { readonly type: 'catch'; readonly index: number };

/** All Transitions from one State to another that are drawn as one line; those of Catchers are a line of their own. */
export interface StateEdge {
  readonly from: string;
  readonly to: string;
  readonly caught: boolean;
  readonly reasons: readonly TransitionReason[];
}

/** States that may lead to each other: a machine, a Branch, an Item Processor. No Transition crosses its border. */
export interface ScopeGraph {
  readonly startAt: string;
  readonly states: States;
  /** In the order they are written. */
  readonly names: readonly string[];
  readonly edges: readonly StateEdge[];
  readonly out: ReadonlyMap<string, readonly StateEdge[]>;
  readonly into: ReadonlyMap<string, readonly StateEdge[]>;
}

/** Reads the Transitions of a scope; those to a State that does not exist are left out. */
export function scopeGraph(startAt: string, states: States): ScopeGraph {
  const names = Object.keys(states);
  const edges = Object.entries(states).flatMap(([from, state]) => edgesFrom(from, state, states));
  return {
    startAt,
    states,
    names,
    edges,
    out: grouped(names, edges, (edge) => edge.from),
    into: grouped(names, edges, (edge) => edge.to),
  };
}

function edgesFrom(from: string, state: State, states: States): StateEdge[] {
  const edges = new Map<string, StateEdge>();
  for (const [to, reason] of transitionsOf(state)) {
    if (!Object.hasOwn(states, to)) continue;
    const caught = reason.type === 'catch';
    const key = `${caught ? 'catch' : 'flow'} ${to}`;
    edges.set(key, { from, to, caught, reasons: [...(edges.get(key)?.reasons ?? []), reason] });
  }
  return [...edges.values()];
}

function transitionsOf(state: State): (readonly [string, TransitionReason])[] {
  const found: (readonly [string, TransitionReason])[] = [];
  if (state.Type === 'Choice') {
    listOf(state.Choices).forEach((rule, index) => found.push([rule.Next, { type: 'rule', index }]));
    if (state.Default !== undefined) found.push([state.Default, { type: 'default' }]);
    return found;
  }
  if ('Next' in state) found.push([state.Next, { type: 'next' }]);
  if ('Catch' in state) {
    listOf(state.Catch).forEach((catcher, index) => found.push([catcher.Next, { type: 'catch', index }]));
  }
  return found;
}

/** Whether the State is written to be the last one of its scope. */
export function endsScope(state: State | undefined): boolean {
  const read: object = state ?? {};
  return 'End' in read && read.End === true;
}

/** The list, or none: a definition that is being written may lack it, or have something else in its place. */
export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return value !== undefined && Array.isArray(value) ? (value as readonly T[]) : []; // the guard forgets the type of the items
}

/** The States of a scope that are States at all; in a definition that is being written anything may stand there. */
export function statesOf(scope: { readonly States?: States }): States {
  const entries: [string, unknown][] = Object.entries(scope.States ?? {});
  const states = entries.filter((entry): entry is [string, State] => typeof entry[1] === 'object' && entry[1] !== null);
  return Object.fromEntries(states);
}

function grouped(
  names: readonly string[],
  edges: readonly StateEdge[],
  keyOf: (edge: StateEdge) => string,
): Map<string, readonly StateEdge[]> {
  const groups = new Map<string, StateEdge[]>(names.map((name) => [name, []]));
  for (const edge of edges) groups.get(keyOf(edge))?.push(edge);
  return groups;
}
