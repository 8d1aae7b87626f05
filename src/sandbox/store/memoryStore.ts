import type { Machine } from '../machine';
import type { MachineStore } from './store';

/** A store that forgets when the process ends, for tests and for trying things out. */
export function createMemoryStore(): MachineStore {
  const machines = new Map<string, Machine>();
  return {
    get: (arn) => machines.get(arn),
    all: () => [...machines.values()],
    put: async (machine) => {
      machines.set(machine.arn, machine);
      return Promise.resolve();
    },
    remove: async (arn) => {
      machines.delete(arn);
      return Promise.resolve();
    },
  };
}
