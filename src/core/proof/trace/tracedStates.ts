import { machineStates, type MachineState } from '../../asl';
import { originAt, type CompileResult } from '../../compiler';
import type { AgentNode, NodeId } from '../../model';

/** A State of the machine that was run, and the node of the agent that made it. */
export interface TracedState extends Pick<MachineState, 'pointer' | 'name'> {
  readonly type: MachineState['state']['Type'];
  /** null: the agent as a whole did. */
  readonly nodeId: NodeId | null;
  /** Field of the node that made the State, if a field did. */
  readonly field: string | null;
  /** What a Task calls. */
  readonly resource: string | null;
}

/** All States of a compiled machine, in the order they are written. Names are unique in a whole machine. */
export function tracedStates({ definition, origins }: CompileResult): TracedState[] {
  return machineStates(definition).map(({ pointer, name, state }) => {
    const origin = originAt(origins, pointer);
    return {
      pointer,
      name,
      type: state.Type,
      nodeId: origin?.nodeId ?? null,
      field: origin?.field ?? null,
      resource: state.Type === 'Task' ? state.Resource : null,
    };
  });
}

/** Whether a Task of a node waits for a person: to approve a call, or to say what follows when the tool gives up. */
export function asksPerson(state: TracedState, node: AgentNode): boolean {
  if (state.type !== 'Task' || node.kind !== 'tool') return false;
  if (state.field?.startsWith('approval') === true) return true;
  return node.polling.onGiveUp === 'human' && state.resource === node.polling.giveUpActivityArn;
}
