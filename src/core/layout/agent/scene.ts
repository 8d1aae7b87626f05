import { modelOf, type AgentDocument, type NodeId } from '../../model';
import { bottomOf, centreOf, rightOf, type Point, type Rect } from '../geometry';
import type { AgentRoute } from './agentRoute';
import { fittingLine, isClear } from './fittingLine';
import type { AgentPlacement, ToolColumn } from './placeAgent';

/** What the lines of an agent are drawn from. */
export interface Scene {
  readonly document: AgentDocument;
  readonly placement: AgentPlacement;
  readonly modelId: NodeId | null;
  readonly modelRect: Rect | null;
  /** From the port of the model to the bus; the port alone where a box covers the bus: then each call finds its own way. */
  readonly callPrefix: readonly Point[];
  /** For each column, where its results go: down its lane, along the track and to the model's foot. */
  readonly resultTracks: ReadonlyMap<ToolColumn, readonly Point[]>;
}

export function sceneOf(document: AgentDocument, placement: AgentPlacement): Scene {
  const modelId = modelOf(document)?.id ?? null;
  const modelRect = modelId === null ? null : (placement.rects.get(modelId) ?? null);
  const bare = { document, placement, modelId, modelRect, callPrefix: [], resultTracks: new Map() };
  if (modelRect === null) return bare;
  const busX = placement.columns[0]?.inX ?? placement.toolsBox.x - placement.measures.lanes.bus;
  const port = { x: rightOf(modelRect), y: modelRect.y + modelRect.height / 2 };
  const prefix = fittingLine(placement, [modelId], [port, { x: busX, y: port.y }], {
    from: port,
    leave: 'right',
    goal: { type: 'port', to: { x: busX, y: centreOf(placement.toolsBox).y }, enter: 'left' },
  });
  return {
    ...bare,
    callPrefix: isClear(placement, prefix) ? prefix : [port],
    resultTracks: new Map(
      placement.columns.map((column) => {
        const corner = { x: column.outX, y: placement.lanes.resultsY };
        const suffix = toModelFoot(bare, modelRect, corner, placement.measures.feet.results);
        return [column, [{ x: column.outX, y: placement.toolsBox.y }, ...suffix]];
      }),
    ),
  };
}

/** From a corner of a track along it to the foot of the model. */
function toModelFoot(scene: Scene, model: Rect, corner: Point, foot: number): readonly Point[] {
  const to = { x: model.x + foot, y: bottomOf(model) };
  return fittingLine(scene.placement, [scene.modelId], [corner, { x: to.x, y: corner.y }, to], {
    from: corner,
    leave: 'bottom',
    goal: { type: 'port', to, enter: 'bottom' },
  });
}

/** A line without its points. */
export type RouteFacts = Omit<AgentRoute, 'points' | 'own'>;

/** Takes a line and how to draw it; what is drawn of it may be a part, and null means that it cannot be drawn. */
export type AddRoute = (
  facts: RouteFacts,
  draw: () => readonly Point[] | { readonly points: readonly Point[]; readonly own: readonly Point[] } | null,
) => void;
