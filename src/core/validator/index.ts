export type { AwsCode } from './asl/problem';
export { validateDefinition, type ValidateOptions } from './asl/validateDefinition';
export { validateDefinitionText } from './asl/validateDefinitionText';
export type { StateMachineType } from './asl/walk';
export type { AwsDiagnostic } from './awsDiagnostics/awsDiagnostics';
export { jsonProblem } from './awsDiagnostics/readJson';
export { createStateMachineError, type CreateStateMachineError } from './awsDiagnostics/createStateMachineError';
export {
  validateStateMachineDefinition,
  type ValidateStateMachineDefinitionOptions,
  type ValidateStateMachineDefinitionResult,
} from './awsDiagnostics/validateStateMachineDefinition';
export { judgeDefinitionSize } from './agent/definitionSize';
export { validateAgent } from './agent/validateAgent';
