import { modelOf, type AgentDocument, type NodeId } from '../../model';
import { bottomOf, centreOf, rightOf, type Point, type Rect } from '../geometry';
import type { AgentRoute } from './agentRoute';
import { fittingLine } from './fittingLine';
import type { AgentPlacement } from './placeAgent';

/** What the lines of an agent are drawn from. */
export interface Scene {
  readonly document: AgentDocument;
  readonly placement: AgentPlacement;
  readonly modelId: NodeId | null;
  readonly modelRect: Rect | null;
  /** From the port of the model to the bus, and from the bottom right corner of the results' track to the model's foot. */
  readonly callPrefix: readonly Point[];
  readonly resultSuffix: readonly Point[];
}

export function sceneOf(document: AgentDocument, placement: AgentPlacement): Scene {
  const modelId = modelOf(document)?.id ?? null;
  const modelRect = modelId === null ? null : (placement.rects.get(modelId) ?? null);
  const bare = { document, placement, modelId, modelRect, callPrefix: [], resultSuffix: [] };
  if (modelRect === null) return bare;
  const busX = placement.columns[0]?.inX ?? placement.toolsBox.x - placement.measures.lanes.bus;
  const port = { x: rightOf(modelRect), y: modelRect.y + modelRect.height / 2 };
  const outX = placement.columns.at(-1)?.outX ?? rightOf(placement.toolsBox);
  const { resultsY } = placement.lanes;
  return {
    ...bare,
    callPrefix: fittingLine(bare.placement, [modelId], [port, { x: busX, y: port.y }], {
      from: port,
      leave: 'right',
      goal: { type: 'port', to: { x: busX, y: centreOf(placement.toolsBox).y }, enter: 'left' },
    }),
    resultSuffix: toModelFoot(bare, modelRect, { x: outX, y: resultsY }, placement.measures.feet.results),
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
