import type { MachineType } from './machine';

/** One finding about a definition, in the words of ValidateStateMachineDefinition. */
export interface DefinitionFinding {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

/** Judges a definition before the API takes it. */
export interface DefinitionJudge {
  findings(definition: string, type: MachineType): readonly DefinitionFinding[];
  /** Message of the InvalidDefinition that CreateStateMachine and UpdateStateMachine answer with; nothing if the definition is accepted. */
  refusal(definition: string, type: MachineType): string | undefined;
  /** Variables each State refers to, by State name: `variableReferences` of DescribeStateMachine. */
  variableReferences(definition: string): Readonly<Record<string, readonly string[]>>;
}
