import type { NodeId } from '../../core/model';
import { nodeWaits, useEditor, useSourceMap, type EditorState, type PrintedState, type SourceMap } from '../../editor';

const NO_STATES: readonly PrintedState[] = [];

/** What is selected, as the text shows it. */
export interface ShownStates {
  /** The one selected node, or the maker of the selected State. */
  readonly node: NodeId | null;
  /** States it made. */
  readonly states: readonly PrintedState[];
  /** The State that is selected itself. */
  readonly pointer: string | null;
  readonly waits: boolean;
}

/** The one selected node with the States it made, and the State that is selected itself. */
export function useShownStates(): ShownStates {
  const map = useSourceMap();
  const pointer = useEditor(selectedPointer);
  const node = useEditor((state) => shownNode(state, map));
  const waits = useEditor((state) => isWaiting(state, node));
  return { node, states: statesOf(map, node), pointer, waits };
}

/** The same outside of React. */
export function shownStates(state: EditorState, map: SourceMap): ShownStates {
  const node = shownNode(state, map);
  return { node, states: statesOf(map, node), pointer: selectedPointer(state), waits: isWaiting(state, node) };
}

function selectedPointer({ selection, view }: EditorState): string | null {
  return view.canvas === 'states' ? selection.statePointer : null;
}

function shownNode(state: EditorState, map: SourceMap): NodeId | null {
  const { nodes } = state.selection;
  if (nodes.length === 1) return nodes[0] ?? null;
  const pointer = selectedPointer(state);
  return pointer === null ? null : (map.states.find((candidate) => candidate.pointer === pointer)?.nodeId ?? null);
}

function statesOf(map: SourceMap, node: NodeId | null): readonly PrintedState[] {
  return node === null ? NO_STATES : map.statesOfNode(node);
}

function isWaiting({ document }: EditorState, node: NodeId | null): boolean {
  const selected = node === null ? undefined : document.nodes[node];
  return selected !== undefined && nodeWaits(selected);
}

/** The State that says most about a node: where it waits, else the first. */
export function mainStateOf(states: readonly PrintedState[]): PrintedState | undefined {
  return states.find(({ state }) => state.Type === 'Wait') ?? states[0];
}
