import { childPointer, pointerOf, ROOT_POINTER, type JsonPointer } from '../json';
import type { State, StateMachine, States } from './states';

/** A State of the compiled machine and where it is. */
export interface MachineState {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly state: State;
  /** The Map or Parallel whose Item Processor or Branch holds it; null: the machine itself. */
  readonly container: JsonPointer | null;
}

/** All States of a machine in the order they are written, each container before what is inside it. */
export function machineStates(definition: StateMachine): MachineState[] {
  const found: MachineState[] = [];
  const collect = (states: States, at: JsonPointer, container: JsonPointer | null): void => {
    for (const [name, state] of Object.entries(states)) {
      const pointer = (at + pointerOf('States', name)) as JsonPointer; // both halves are pointers
      found.push({ pointer, name, state, container });
      if (state.Type === 'Map') {
        if (state.ItemProcessor !== undefined) {
          collect(state.ItemProcessor.States, childPointer(pointer, 'ItemProcessor'), pointer);
        }
        if (state.Iterator !== undefined) collect(state.Iterator.States, childPointer(pointer, 'Iterator'), pointer);
      } else if (state.Type === 'Parallel') {
        state.Branches.forEach((branch, index) =>
          collect(branch.States, childPointer(pointer, 'Branches', index), pointer),
        );
      }
    }
  };
  collect(definition.States, ROOT_POINTER, null);
  return found;
}
