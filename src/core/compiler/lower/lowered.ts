import type { ChoiceRule, State, StateName } from '../../asl';
import type { NodeId } from '../../model';
import type { Origin } from '../origins';

/** A State on its way to the definition, with what each of its places comes from. */
export interface LoweredState {
  readonly name: StateName;
  readonly state: State;
  /** The node that made the State; null: the agent as a whole. */
  readonly nodeId: NodeId | null;
  readonly fields: readonly FieldOrigin[];
  /** Read after the flow: a shared way out, a failure, the end. */
  readonly ending: boolean;
  /** What runs inside a Map. */
  readonly scope?: LoweredScope;
}

/** States that refer to each other by name, and where they start. */
export interface LoweredScope {
  readonly startAt: StateName;
  readonly states: readonly LoweredState[];
}

/** A place inside a State and the field of a node it comes from. */
export interface FieldOrigin {
  readonly path: readonly (string | number)[];
  readonly origin: Origin;
}

/** A rule of the router with its origins; paths start at the rule. */
export interface LoweredRule {
  readonly rule: ChoiceRule;
  readonly fields: readonly FieldOrigin[];
}

/** What a tool adds to the loop: the rules that lead to it, in order, and its States. */
export interface ToolFragment {
  readonly rules: readonly LoweredRule[];
  readonly states: readonly LoweredState[];
}

/** The origin of a field of one node. */
export function fieldOf(nodeId: NodeId, field: string | undefined, ...path: readonly (string | number)[]): FieldOrigin {
  return { path, origin: field === undefined ? { nodeId } : { nodeId, field } };
}

/** Moves origins below a path: a rule's places become places of the Choice. */
export function below(path: readonly (string | number)[], fields: readonly FieldOrigin[]): FieldOrigin[] {
  return fields.map((field) => ({ ...field, path: [...path, ...field.path] }));
}
