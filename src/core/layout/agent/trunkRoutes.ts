import { rightOf, type Point } from '../geometry';
import type { AgentPlacement, ToolColumn } from './placeAgent';
import { HOOK } from './toolRoutes';
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
  const several = placement.columns.length > 1;
  placement.columns.forEach((column, index) => {
    const ports = portsInSlots(placement, column);
    // The first and the last bus end in a bend of the head line, those between in the line itself.
    const isOuter = index === 0 || index === placement.columns.length - 1;
    const joints = [
      ...(index === 0 && entry !== undefined ? [entry.y] : []),
      ...(several ? [placement.lanes.trunkY + (isOuter ? 20 : 0)] : []),
    ];
    const top = Math.min(...joints, ...ports.map((y) => y + BEND));
    const bottom = Math.max(...joints, ...ports.map((y) => y - BEND));
    const points = [
      { x: column.inX, y: top },
      { x: column.inX, y: bottom },
    ];
    trunk(`call-bus:${index}`, 'call-trunk', false, top < bottom ? points : []);
  });
  if (several) {
    const { trunkY } = placement.lanes;
    const lastIn = placement.columns.at(-1)?.inX ?? firstColumn.inX;
    trunk('call-head', 'call-trunk', false, [
      { x: firstColumn.inX, y: trunkY + 20 },
      { x: firstColumn.inX, y: trunkY },
      { x: lastIn, y: trunkY },
      { x: lastIn, y: trunkY + 20 },
    ]);
  }

  placement.columns.forEach((column, index) => {
    const last = index === placement.columns.length - 1;
    const ys = portsInSlots(placement, column);
    const top = ys.length === 0 ? placement.lanes.resultsY - HOOK : Math.min(...ys) + HOOK - 2;
    const down = { x: column.outX, y: top };
    const corner = { x: column.outX, y: placement.lanes.resultsY };
    if (last) trunk('result-trunk', 'result-trunk', true, [down, corner, ...scene.resultSuffix.slice(1)]);
    else trunk(`result-bus:${index}`, 'result-trunk', false, [down, corner, { x: corner.x - 20, y: corner.y }]);
  });
}

/** Heights of the ports of the tools that stand in their column. */
function portsInSlots({ rects, moved, measures }: AgentPlacement, column: ToolColumn): number[] {
  return column.tools.flatMap((tool) => {
    const rect = rects.get(tool.id);
    if (rect === undefined) return [];
    const inside = rect.x - column.inX >= 20 && column.outX - rightOf(rect) >= 12;
    return moved.has(tool.id) && !inside ? [] : [rect.y + measures.toolPort];
  });
}
