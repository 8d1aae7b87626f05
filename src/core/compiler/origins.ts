import type { JsonPointer } from '../json';
import type { NodeId } from '../model';

/** Which node, and which of its fields, made a place in the ASL. */
export interface Origin {
  readonly nodeId: NodeId;
  /** Dotted path in the node: `polling.polling_interval`; absent: the node as a whole. */
  readonly field?: string;
}

/** A place and what made it. */
export type PlacedOrigin = readonly [JsonPointer, Origin];

/** Origins at and below one State; while it does not change, they are the same object. */
export interface StateOrigins {
  readonly pointer: JsonPointer;
  readonly places: readonly PlacedOrigin[];
}

/** Origins of all places of a machine, in the order of its States. Plain data, which a worker can send. */
export type Origins = readonly StateOrigins[];

/** What made a place; undefined: nobody in particular, or there is no such place. */
export function originAt(origins: Origins, pointer: JsonPointer): Origin | undefined {
  const states = statesIn(origins);
  for (let at: string = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const state = states.get(at as JsonPointer); // a pointer cut before a token is a pointer
    const origin = state && indexOf(state).byPointer.get(pointer);
    if (origin !== undefined || at === '') return origin;
  }
}

/** What made a place, or the nearest place around it that somebody made. */
export function originAround(origins: Origins, pointer: JsonPointer): Origin | undefined {
  for (let at: string = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = originAt(origins, at as JsonPointer); // a pointer cut before a token is a pointer
    if (origin !== undefined || at === '') return origin;
  }
}

/** Places that a node made. */
export function originsOfNode(origins: Origins, nodeId: NodeId): readonly PlacedOrigin[] {
  const before = lastAsked.get(origins);
  if (before?.nodeId === nodeId) return before.places;
  const places = origins.flatMap((state) =>
    indexOf(state).makers.has(nodeId) ? state.places.filter(([, origin]) => origin.nodeId === nodeId) : [],
  );
  lastAsked.set(origins, { nodeId, places });
  return places;
}

/** Who shows a node asks for its States, then for its numbers. */
const lastAsked = new WeakMap<Origins, { readonly nodeId: NodeId; readonly places: readonly PlacedOrigin[] }>();

const statesByPointer = new WeakMap<Origins, ReadonlyMap<JsonPointer, StateOrigins>>();

function statesIn(origins: Origins): ReadonlyMap<JsonPointer, StateOrigins> {
  const known = statesByPointer.get(origins);
  if (known !== undefined) return known;
  const states = new Map(origins.map((state) => [state.pointer, state]));
  statesByPointer.set(origins, states);
  return states;
}

interface StateIndex {
  readonly byPointer: ReadonlyMap<JsonPointer, Origin>;
  readonly makers: ReadonlySet<NodeId>;
}

const indexes = new WeakMap<StateOrigins, StateIndex>();

function indexOf(state: StateOrigins): StateIndex {
  const known = indexes.get(state);
  if (known !== undefined) return known;
  const index = { byPointer: new Map(state.places), makers: new Set(state.places.map(([, { nodeId }]) => nodeId)) };
  indexes.set(state, index);
  return index;
}
