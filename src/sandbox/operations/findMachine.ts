import { ok } from '../../core/base';
import { readMachineArn } from '../api/arn';
import { refuse, type Fault, type Outcome } from '../api/fault';
import type { Machine } from '../machine';
import type { MachineStore } from '../store/store';

/** The state machine an ARN names. An ARN of a version does not name one here, as at AWS. */
export function findMachine(store: MachineStore, arn: string): Outcome<Machine> {
  const read = readMachineArn(arn);
  if (!read.ok) return read;
  const machine = read.value.version === undefined ? store.get(arn) : undefined;
  return machine === undefined ? machineDoesNotExist(arn) : ok(machine);
}

export function machineDoesNotExist(arn: string): { readonly ok: false; readonly error: Fault } {
  return refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}
