/** What an execution is called; it shows in the Context Object and in ARNs. */
export interface ExecutionNames {
  readonly stateMachine: string;
  readonly execution: string;
  readonly account: string;
  readonly region: string;
  readonly roleArn: string;
}

export const defaultNames: ExecutionNames = {
  stateMachine: 'StateMachine',
  execution: 'simulation',
  account: '123456789012',
  region: 'us-east-1',
  roleArn: 'arn:aws:iam::123456789012:role/StepFunctionsRole',
};

export type MachineType = 'STANDARD' | 'EXPRESS';

export function stateMachineArn(names: ExecutionNames): string {
  return `arn:aws:states:${names.region}:${names.account}:stateMachine:${names.stateMachine}`;
}

/** ARN of an execution; an Express one ends in an id of its own, since its name need not be unique. */
export function executionArn(names: ExecutionNames, type: MachineType, expressId: () => string): string {
  const prefix = `arn:aws:states:${names.region}:${names.account}`;
  return type === 'EXPRESS'
    ? `${prefix}:express:${names.stateMachine}:${names.execution}:${expressId()}`
    : `${prefix}:execution:${names.stateMachine}:${names.execution}`;
}

export function mapRunArn(names: ExecutionNames, label: string, id: string): string {
  return `arn:aws:states:${names.region}:${names.account}:mapRun:${names.stateMachine}/${label}:${id}`;
}
