import type { JsonObject } from '../json';
import type { EdgeId, NodeId } from './ids';
import type { ModelNode } from './modelNode';
import type { AgentSettings } from './settings';
import type { ToolNode } from './toolNode';

/** Version of the file format. Raise it together with a migration. */
export const AGENT_VERSION = 1;

/**
 * The agent: the only thing that is stored and undone. Meaning (nodes, edges, settings) and position (layout) are apart: moving a node
 * does not change the compiled bytes.
 */
export interface AgentDocument {
  readonly version: typeof AGENT_VERSION;
  /** Name of the agent and, unless chosen otherwise, of its state machine. */
  readonly name: string;
  /** What the agent is for, in a sentence or two. */
  readonly description: string;
  readonly nodes: Readonly<Record<NodeId, AgentNode>>;
  readonly edges: Readonly<Record<EdgeId, AgentEdge>>;
  readonly settings: AgentSettings;
  readonly layout: AgentLayout;
  /** Members of the file that this version does not know; they survive. */
  readonly extra: JsonObject;
}

export type AgentNode = StartNode | ModelNode | ToolNode | StructuredOutputNode | EndNode;

export type NodeKind = AgentNode['kind'];

/** Where the conversation comes in. Exactly one. */
export interface StartNode {
  readonly id: NodeId;
  readonly kind: 'start';
}

/** Where the final answer leaves. Exactly one. */
export interface EndNode {
  readonly id: NodeId;
  readonly kind: 'end';
}

/** A tool whose call ends the run with checked data. */
export interface StructuredOutputNode {
  readonly id: NodeId;
  readonly kind: 'structured-output';
  /** Name under which the model calls it. */
  readonly toolName: string;
  readonly description: string;
  /** JSON Schema (an object schema) of the data; its `required` members are checked by the machine. */
  readonly schema: JsonObject;
}

/**
 * What a person drew: start → model, model → tool (the model may call it), model → structured output, model → end. The way back from a
 * tool to the model, give-up and failure paths follow from the tool's settings and are not stored.
 */
export interface AgentEdge {
  readonly id: EdgeId;
  readonly from: NodeId;
  readonly to: NodeId;
}

/** Positions chosen by hand, in canvas units; a node without one is placed by the layout. */
export interface AgentLayout {
  readonly positions: Readonly<Record<NodeId, Position>>;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}
