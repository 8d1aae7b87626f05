import type { NodeId } from '../../core/model';
import { nodeWaits, useEditor, useSourceMap, type PrintedState } from '../../editor';

const NO_STATES: readonly PrintedState[] = [];

/** The one selected node with the States it made, and the State that is selected itself. */
export function useShownStates(): {
  readonly node: NodeId | null;
  readonly states: readonly PrintedState[];
  readonly pointer: string | null;
  readonly waits: boolean;
} {
  const map = useSourceMap();
  const only = useEditor(({ selection }) => (selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null));
  const pointer = useEditor(({ selection, view }) => (view.canvas === 'states' ? selection.statePointer : null));
  const maker = pointer === null ? null : (map.states.find((state) => state.pointer === pointer)?.nodeId ?? null);
  const node = only ?? maker;
  const waits = useEditor(({ document }) => {
    const selected = node === null ? undefined : document.nodes[node];
    return selected !== undefined && nodeWaits(selected);
  });
  return { node, states: node === null ? NO_STATES : map.statesOfNode(node), pointer, waits };
}

/** The State that says most about a node: where it waits, else the first. */
export function mainStateOf(states: readonly PrintedState[]): PrintedState | undefined {
  return states.find(({ state }) => state.Type === 'Wait') ?? states[0];
}
