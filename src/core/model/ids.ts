import type { Branded } from '../base';

/** Id of a node of the agent. A node is not a State: one node may compile to several States. */
export type NodeId = Branded<'NodeId'>;
export type EdgeId = Branded<'EdgeId'>;

export function nodeId(id: string): NodeId {
  return id as NodeId; // the one door from text to this brand
}

export function edgeId(id: string): EdgeId {
  return id as EdgeId; // the one door from text to this brand
}
