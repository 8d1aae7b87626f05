export { aslProblems, type AslCode } from './asl/catalogue';
export { validateDefinition, type ValidateOptions } from './asl/validateDefinition';
export { validateDefinitionText } from './asl/validateDefinitionText';
export type { StateMachineType } from './asl/walk';
