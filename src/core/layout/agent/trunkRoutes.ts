import type { Point } from '../geometry';
import type { ToolColumn } from './placeAgent';
import { callOverBus, HOOK, resultRoute } from './toolRoutes';
import type { AddRoute, Scene } from './scene';

/** Length of the bend with which a branch leaves a bus. */
const BEND = 10;

/** The parts that calls and results share, drawn strong over the branches. */
export function addTrunks(scene: Scene, add: AddRoute): void {
  const { placement, modelId } = scene;
  const nodes = modelId === null ? [] : [modelId];
  const trunk = (id: string, kind: 'call-trunk' | 'result-trunk', arrow: boolean, points: readonly Point[]) =>
    add({ id, kind, edgeId: null, nodes, arrow }, () => (points.length < 2 ? null : points));
  const [firstColumn] = placement.columns;
  if (firstColumn === undefined) return;

  trunk('call-trunk', 'call-trunk', false, scene.callPrefix);
  const entry = scene.callPrefix.at(-1);
  const { trunkY, resultsY } = placement.lanes;
  const ports = placement.columns.map((column) => portsOnBus(scene, column));
  // A bus that no call takes is not drawn: that is how it keeps out of the boxes in its way.
  const lastUsed = ports.findLastIndex((ys) => ys.length > 0);
  const several = lastUsed > 0;
  placement.columns.forEach((column, index) => {
    const ys = ports[index] ?? [];
    if (ys.length === 0 && !(index === 0 && several)) return;
    // The first and the last bus end in a bend of the head line, those between in the line itself.
    const isOuter = index === 0 || index === lastUsed;
    const joints = [
      ...(index === 0 && entry !== undefined ? [entry.y] : []),
      ...(several ? [trunkY + (isOuter ? 20 : 0)] : []),
    ];
    const top = Math.min(...joints, ...ys.map((y) => y + BEND));
    const bottom = Math.max(...joints, ...ys.map((y) => y - BEND));
    const points = [
      { x: column.inX, y: top },
      { x: column.inX, y: bottom },
    ];
    trunk(`call-bus:${index}`, 'call-trunk', false, top < bottom ? points : []);
  });
  if (several) {
    const lastIn = placement.columns[lastUsed]?.inX ?? firstColumn.inX;
    trunk('call-head', 'call-trunk', false, [
      { x: firstColumn.inX, y: trunkY + 20 },
      { x: firstColumn.inX, y: trunkY },
      { x: lastIn, y: trunkY },
      { x: lastIn, y: trunkY + 20 },
    ]);
  }

  placement.columns.forEach((column, index) => {
    const [, corner, ...suffix] = scene.resultTracks.get(column) ?? [];
    if (corner === undefined) return;
    const down = { x: column.outX, y: highestJoint(scene, column) };
    const [turn] = suffix;
    if (index === placement.columns.length - 1) {
      trunk('result-trunk', 'result-trunk', true, [down, corner, ...suffix]);
    } else {
      // Along the track it is drawn by the last column, unless it had to turn off.
      const end = turn?.y === resultsY ? [{ x: corner.x - 20, y: corner.y }] : suffix;
      trunk(`result-bus:${index}`, 'result-trunk', false, [down, corner, ...end]);
    }
  });
}

/** Heights of the ports of the tools that are called over the bus of their column. */
function portsOnBus(scene: Scene, column: ToolColumn): number[] {
  const { rects, measures } = scene.placement;
  return column.tools.flatMap((tool) => {
    const rect = rects.get(tool.id);
    return rect === undefined || callOverBus(scene, column, rect) === null ? [] : [rect.y + measures.toolPort];
  });
}

/** Where the first result comes onto the lane of the column, with a little overlap; the lane is drawn from there. */
function highestJoint(scene: Scene, column: ToolColumn): number {
  const { rects, lanes, toolsBox } = scene.placement;
  const ends = column.tools.flatMap((tool) => {
    const rect = rects.get(tool.id);
    const end = rect === undefined ? undefined : resultRoute(scene, column, tool.id, rect).at(-1);
    return end?.x === column.outX && end.y >= toolsBox.y ? [end.y - 2] : [];
  });
  return Math.min(lanes.resultsY - HOOK, ...ends);
}
