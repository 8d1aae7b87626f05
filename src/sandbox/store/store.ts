import type { Machine } from '../machine';

/**
 * Where the sandbox keeps its state machines. Reads are of memory and at once. A write resolves when it will survive a kill and a power
 * cut, and until then no read shows it; if it rejects, everything is as before.
 */
export interface MachineStore {
  get(arn: string): Machine | undefined;
  all(): readonly Machine[];
  put(machine: Machine): Promise<void>;
  remove(arn: string): Promise<void>;
}
