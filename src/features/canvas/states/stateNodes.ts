import type { Node } from '@xyflow/react';
import { originAt, type CompileResult } from '../../../core/compiler';
import type { PlacedState, StatesLayoutResult } from '../../../core/layout';
import type { NodeId } from '../../../core/model';
import type { Selection } from '../../../editor';

export interface StateNodeData extends Record<string, unknown> {
  readonly placed: PlacedState;
  /** Field of the node that made the State, if a field did. */
  readonly field: string | undefined;
  /** The State a tool goes to when it gives up. */
  readonly givesUp: boolean;
  /** The compiler made it for a node of the agent. */
  readonly made: boolean;
  /** Made by a node that is selected. */
  readonly related: boolean;
}

export type StateFlowNode = Node<StateNodeData, 'state' | 'container'>;

/** The last React Flow node made for each placed State. */
const known = new WeakMap<PlacedState, StateFlowNode>();

/** Nodes for React Flow, derived; the same objects where nothing changed. Containers lie under the lines, States above. */
export function stateNodes(
  layout: StatesLayoutResult,
  { origins }: CompileResult,
  givenUp: ReadonlySet<string>,
  selection: Selection,
): StateFlowNode[] {
  return layout.states.map((placed) => {
    const origin = originAt(origins, placed.pointer);
    const related = origin !== undefined && selection.nodes.includes(origin.nodeId);
    const selected = selection.statePointer === placed.pointer;
    const before = known.get(placed);
    if (before?.data.related === related && before.selected === selected) return before;
    const made = flowNode(placed, {
      field: origin?.field,
      made: origin !== undefined,
      givesUp: givenUp.has(placed.pointer),
      related,
      selected,
    });
    known.set(placed, made);
    return made;
  });
}

/** The node that made a State; null: the agent as a whole did. */
export function makerOf({ origins }: CompileResult, pointer: PlacedState['pointer']): NodeId | null {
  return originAt(origins, pointer)?.nodeId ?? null;
}

interface Facts {
  readonly field: string | undefined;
  readonly givesUp: boolean;
  readonly made: boolean;
  readonly related: boolean;
  readonly selected: boolean;
}

function flowNode(placed: PlacedState, { selected, ...facts }: Facts): StateFlowNode {
  const { rect, container, name, state } = placed;
  const size = { width: rect.width, height: rect.height };
  return {
    id: placed.pointer,
    type: container ? 'container' : 'state',
    position: { x: rect.x, y: rect.y },
    ...size,
    measured: size,
    handles: [],
    zIndex: container ? -2 : 0,
    draggable: false,
    connectable: false,
    selected,
    ariaLabel: `${state.Type} ${name}`,
    domAttributes: selected ? { 'aria-current': true } : {},
    data: { placed, ...facts },
  };
}
