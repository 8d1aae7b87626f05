import type { EdgeId, NodeId } from '../../model';
import type { Point } from '../geometry';

/** What a line of the Agent view means; the looks and the words follow from it. */
export type AgentRouteKind =
  | 'start'
  | 'answer'
  /** From the model to one tool. */
  | 'call'
  /** The part all calls share. */
  | 'call-trunk'
  /** From one tool to the part all results share, and that part. */
  | 'result'
  | 'result-trunk'
  | 'give-up'
  /** A failed tool that ends the run. */
  | 'failure'
  /** From the model to a structured output, and from there to the end. */
  | 'output-call'
  | 'output-end';

export interface AgentRoute {
  readonly id: string;
  readonly kind: AgentRouteKind;
  /** The edge of the document this draws; null: it follows from settings and cannot be removed by itself. */
  readonly edgeId: EdgeId | null;
  /** Nodes it belongs to: it follows them when they move and stands out when they are selected. */
  readonly nodes: readonly NodeId[];
  /** Corners of an orthogonal line, from its beginning to its end. */
  readonly points: readonly Point[];
  /** What is drawn of it: the part it does not share with others, with the bend into the shared part. */
  readonly own: readonly Point[];
  /** Whether an arrow head is drawn at its end. */
  readonly arrow: boolean;
}

/** Words on a line. */
export type AgentLabel =
  | { readonly kind: 'tool-calls' | 'no-tool-calls' | 'results'; readonly at: Point }
  /** `track`: index of the give-up track. */
  | { readonly kind: 'give-up'; readonly track: number; readonly at: Point };
