import type { NodeId, ToolNode } from '../../model';
import { bottomOf, centreOf, rightOf, type Point, type Rect } from '../geometry';
import { fittingLine, isClear } from './fittingLine';
import type { ToolColumn } from './placeAgent';
import type { AddRoute, Scene } from './scene';

/** How far a tool's line runs along a shared track, so that its bend shows. */
export const HOOK = 14;

/** The lines of one tool: its call, its result, what follows when it gives up, and when it fails. */
export function addTool(scene: Scene, column: ToolColumn, tool: ToolNode, add: AddRoute): void {
  const { placement, document, modelId, modelRect } = scene;
  const { measures, lanes } = placement;
  const rect = placement.rects.get(tool.id);
  if (rect === undefined || modelRect === null || modelId === null) return;
  const nodes = [tool.id, modelId];

  const edge = Object.values(document.edges).find((one) => one.from === modelId && one.to === tool.id);
  if (edge !== undefined) {
    add({ id: edge.id, kind: 'call', edgeId: edge.id, nodes, arrow: true }, () => callRoute(scene, column, tool, rect));
  }

  add({ id: `result:${tool.id}`, kind: 'result', edgeId: null, nodes: [tool.id], arrow: false }, () =>
    resultRoute(scene, column, tool.id, rect),
  );

  addGiveUp(scene, column, tool, rect, add);
  if (tool.errors.onFailure === 'fail' && placement.failMarker !== null) {
    const marker = placement.failMarker;
    const start = { x: rightOf(rect), y: rect.y + measures.failurePort };
    add({ id: `failure:${tool.id}`, kind: 'failure', edgeId: null, nodes: [tool.id], arrow: true }, () =>
      toFailMarker(scene, tool.id, start, { x: column.failureX, y: lanes.failureY }, marker),
    );
  }
}

/** From a tool onto the track of the results. */
export function resultRoute(scene: Scene, column: ToolColumn, id: NodeId, rect: Rect): readonly Point[] {
  const { measures, lanes, toolsBox } = scene.placement;
  const from = { x: rightOf(rect), y: rect.y + measures.toolPort };
  const end = { x: column.outX, y: Math.min(from.y + HOOK, lanes.resultsY) };
  const fits = column.outX - from.x >= 12 && from.y >= toolsBox.y && from.y <= lanes.resultsY;
  return fittingLine(scene.placement, [id], fits ? [from, { x: column.outX, y: from.y }, end] : null, {
    from,
    leave: 'right',
    goal: { type: 'line', points: scene.resultTracks.get(column) ?? [end] },
  });
}

/** From the end of the call trunk over the buses to a tool; null: the tool does not stand right of its bus, or a box is in the way. */
export function callOverBus({ placement, callPrefix }: Scene, column: ToolColumn, rect: Rect): readonly Point[] | null {
  const to = { x: rect.x, y: rect.y + placement.measures.toolPort };
  const entry = callPrefix.at(-1);
  if (entry === undefined || callPrefix.length < 2 || to.x - column.inX < 20) return null;
  const viaTrunk =
    column.inX === entry.x
      ? []
      : [
          { x: entry.x, y: placement.lanes.trunkY },
          { x: column.inX, y: placement.lanes.trunkY },
        ];
  const points = [entry, ...viaTrunk, { x: column.inX, y: to.y }, to];
  return isClear(placement, points) ? points : null;
}

function callRoute(scene: Scene, column: ToolColumn, tool: ToolNode, rect: Rect) {
  const { placement } = scene;
  const to = { x: rect.x, y: rect.y + placement.measures.toolPort };
  // It begins on the bus: the way from the model to the bus is the trunk, which all calls share.
  const drawn = callOverBus(scene, column, rect);
  const from = scene.callPrefix[0] ?? to;
  const points = fittingLine(scene.placement, [tool.id, scene.modelId], drawn, {
    from,
    leave: 'right',
    goal: { type: 'port', to, enter: 'left' },
  });
  // The bus itself is drawn once, as a trunk; a branch begins with the bend out of it.
  const entry = scene.callPrefix.at(-1) ?? to;
  const comesFrom = column.inX === entry.x ? entry.y : placement.lanes.trunkY;
  const bend = Math.sign(comesFrom - to.y) * Math.min(10, Math.abs(comesFrom - to.y));
  const own = [{ x: column.inX, y: to.y + bend }, { x: column.inX, y: to.y }, to];
  return { points, own: points === drawn ? own : points };
}

function addGiveUp(scene: Scene, column: ToolColumn, tool: ToolNode, rect: Rect, add: AddRoute): void {
  const { placement, modelRect, modelId } = scene;
  const index = placement.tracks.findIndex((track) => track.tools.includes(tool.id));
  const track = placement.tracks[index];
  if (track === undefined || modelRect === null || modelId === null) return;
  const toModel = track.onGiveUp !== 'fail';
  const nodes = toModel ? [tool.id, modelId] : [tool.id];
  const start = { x: rightOf(rect), y: rect.y + placement.measures.giveUpPort };
  const corner = { x: column.trackX[index] ?? start.x, y: placement.lanes.trackY[index] ?? start.y };
  add({ id: `give-up:${tool.id}`, kind: 'give-up', edgeId: null, nodes, arrow: true }, () => {
    if (!toModel) {
      return placement.failMarker === null ? null : toFailMarker(scene, tool.id, start, corner, placement.failMarker);
    }
    const foot = { x: modelRect.x + placement.measures.feet.giveUp, y: bottomOf(modelRect) };
    const fits = corner.x - start.x >= 12 && corner.y - start.y >= 12 && corner.y - foot.y >= 12;
    const drawn = [start, { x: corner.x, y: start.y }, corner, { x: foot.x, y: corner.y }, foot];
    return fittingLine(scene.placement, nodes, fits ? drawn : null, {
      from: start,
      leave: 'right',
      goal: { type: 'port', to: foot, enter: 'bottom' },
    });
  });
}

/** Into the right side of the marker at its own height, else from below. */
function toFailMarker(scene: Scene, toolId: NodeId, start: Point, corner: Point, marker: Rect): readonly Point[] {
  const middle = centreOf(marker);
  const straight = corner.y === middle.y;
  const to = straight ? { x: rightOf(marker), y: middle.y } : { x: middle.x, y: bottomOf(marker) };
  const drawn = [start, { x: corner.x, y: start.y }, corner, ...(straight ? [] : [{ x: to.x, y: corner.y }]), to];
  const fits = corner.x - start.x >= 12 && corner.y - start.y >= 12;
  return fittingLine(scene.placement, [toolId], fits ? drawn : null, {
    from: start,
    leave: 'right',
    goal: { type: 'port', to, enter: straight ? 'right' : 'bottom' },
  });
}
