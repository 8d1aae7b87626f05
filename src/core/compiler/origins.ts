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

/** Origins of all places of a machine, in the order of its States. */
export interface Origins extends Iterable<PlacedOrigin> {
  get(pointer: JsonPointer): Origin | undefined;
  /** Places that a node made. */
  ofNode(nodeId: NodeId): readonly PlacedOrigin[];
}

/** Origins at and below one place; a State that did not change keeps them as they are. */
export interface OriginsBelow {
  readonly pointer: JsonPointer;
  readonly places: readonly PlacedOrigin[];
  readonly byPointer: ReadonlyMap<JsonPointer, Origin>;
  readonly makers: ReadonlySet<NodeId>;
}

/** @param places - each at or below the pointer. */
export function originsBelow(pointer: JsonPointer, places: readonly PlacedOrigin[]): OriginsBelow {
  return { pointer, places, byPointer: new Map(places), makers: new Set(places.map(([, { nodeId }]) => nodeId)) };
}

/** Joins the origins of States without copying them: a machine has thousands, and a keystroke changes a few. */
export function joinOrigins(parts: readonly OriginsBelow[]): Origins {
  const byState = new Map(parts.map((part) => [part.pointer, part]));
  let byMaker: ReadonlyMap<NodeId, readonly OriginsBelow[]> | null = null;
  return {
    get(pointer) {
      for (let at: string = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const origin = byState.get(at as JsonPointer)?.byPointer.get(pointer); // a pointer cut before a token is a pointer
        if (origin !== undefined || at === '') return origin;
      }
    },
    ofNode(nodeId) {
      byMaker ??= partsByMaker(parts);
      return (byMaker.get(nodeId) ?? []).flatMap(({ places }) =>
        places.filter(([, origin]) => origin.nodeId === nodeId),
      );
    },
    *[Symbol.iterator]() {
      for (const { places } of parts) yield* places;
    },
  };
}

function partsByMaker(parts: readonly OriginsBelow[]): ReadonlyMap<NodeId, readonly OriginsBelow[]> {
  const byMaker = new Map<NodeId, OriginsBelow[]>();
  for (const part of parts) {
    for (const maker of part.makers) {
      const known = byMaker.get(maker);
      if (known === undefined) byMaker.set(maker, [part]);
      else known.push(part);
    }
  }
  return byMaker;
}
