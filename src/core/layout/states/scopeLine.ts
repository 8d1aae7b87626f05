import type { Point } from '../geometry';
import type { StateEdge } from './scopeGraph';

/** One line of a scope. */
export interface ScopeLine {
  readonly edge: StateEdge;
  readonly points: readonly Point[];
  /** What is drawn of it: the part it does not share with another edge, with the bend into the shared part. */
  readonly own: readonly Point[];
  /** Whether its head is drawn; on a shared way into a State one head is enough. */
  readonly arrow: boolean;
  /** Closes a loop. */
  readonly back: boolean;
  /** Where its words stand; `left`: they begin there, `up`: they are written upwards. */
  readonly label: { readonly at: Point; readonly align: 'centre' | 'left' | 'up' } | null;
}

/** The part that all edges of a fan share. */
export interface ScopeTrunk {
  readonly from: string;
  readonly points: readonly Point[];
}
