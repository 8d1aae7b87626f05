import { ok } from '../../core/base';
import { refuse, type Outcome } from './fault';

/** ARN of a state machine or of one of its versions, taken apart. */
export interface MachineArn {
  readonly arn: string;
  /** ARN of the state machine itself. */
  readonly machineArn: string;
  readonly version?: number;
}

export function machineArnOf({ region, account, name }: MachineAddress): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}

interface MachineAddress {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

export function versionArnOf(machineArn: string, number: number): string {
  return `${machineArn}:${number}`;
}

/** Reads a `stateMachineArn`; a suffix of digits names a version. */
export function readMachineArn(arn: string): Outcome<MachineArn> {
  const parts = arn.split(':');
  const [prefix, partition, service, region, account, resource, name, qualifier] = parts;
  if (prefix !== 'arn') return refuse('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (service !== 'states' || !partition || !region || !/^\d{12}$/.test(account ?? '') || !name || parts.length > 8) {
    return refuse('InvalidArn', `Invalid Arn: '${arn}'`);
  }
  if (resource !== 'stateMachine') {
    return refuse('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${resource ?? ''}'`);
  }
  const machineArn = parts.slice(0, 7).join(':');
  if (qualifier === undefined) return ok({ arn, machineArn });
  return ok({ arn, machineArn, version: /^[1-9]\d*$/.test(qualifier) ? Number(qualifier) : NaN });
}

const roleArnPattern = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/;

/** Checks an execution role's ARN; the sandbox never assumes the role, so its form is all that matters. */
export function readRoleArn(arn: string): Outcome<string> {
  return roleArnPattern.test(arn) ? ok(arn) : refuse('InvalidArn', `Invalid Role Arn: '${arn}'`);
}
