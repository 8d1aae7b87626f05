import { ok } from '../../core/base';
import { readMachineArn } from '../api/arn';
import { refuse, type Outcome } from '../api/fault';
import type { Machine } from '../machine';
import type { MachineStore } from '../store/store';

/** The state machine whose tags are meant. A version has none of its own: `ResourceNotFound`, as at AWS. */
export function findTagged(store: MachineStore, resourceArn: string): Outcome<Machine> {
  const read = readMachineArn(resourceArn);
  if (!read.ok) return read;
  const machine = store.get(resourceArn);
  return machine === undefined ? refuse('ResourceNotFound', `Resource not found: '${resourceArn}'`) : ok(machine);
}
