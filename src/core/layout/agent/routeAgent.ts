import { modelOf, nodesOf, type AgentDocument, type AgentEdge, type NodeId, type ToolNode } from '../../model';
import { bottomOf, centreOf, crosses, encloses, grown, rightOf, simplified, type Point, type Rect } from '../geometry';
import { routeAround, type RouteRequest } from '../routeAround';
import type { AgentRoute } from './agentRoute';
import type { AgentPlacement, ToolColumn } from './placeAgent';

/** How far a tool's line runs along a shared track, so that its bend shows. */
const HOOK = 14;

/**
 * All lines of the Agent view.
 *
 * Each has a drawn shape that fits the placed loop. Where a hand-moved node makes that shape run through a box, the line is led around.
 *
 * @param only - leaves out the lines of all other nodes: what a drag needs.
 */
export function routeAgent(
  document: AgentDocument,
  placement: AgentPlacement,
  only?: ReadonlySet<NodeId>,
): AgentRoute[] {
  const scene = sceneOf(document, placement);
  const wanted = (nodes: readonly NodeId[]) => only === undefined || nodes.some((id) => only.has(id));
  const routes: AgentRoute[] = [];
  const add = (route: Omit<AgentRoute, 'points'>, points: () => readonly Point[] | null) => {
    if (!wanted(route.nodes)) return;
    const drawn = points();
    if (drawn !== null) routes.push({ ...route, points: simplified(drawn) });
  };
  addSpine(scene, add);
  if (scene.modelRect !== null) addTrunks(scene, add);
  for (const column of placement.columns) {
    for (const tool of column.tools) addTool(scene, column, tool, add);
  }
  return routes;
}

type Add = (route: Omit<AgentRoute, 'points'>, points: () => readonly Point[] | null) => void;

interface Scene {
  readonly document: AgentDocument;
  readonly placement: AgentPlacement;
  readonly modelId: NodeId | null;
  readonly modelRect: Rect | null;
  /** From the port of the model to the bus, and from the bottom right corner of the results' track to the model's foot. */
  readonly callPrefix: readonly Point[];
  readonly resultSuffix: readonly Point[];
}

function sceneOf(document: AgentDocument, placement: AgentPlacement): Scene {
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
    callPrefix: fitting(bare, [modelId], [port, { x: busX, y: port.y }], {
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
  return fitting(scene, [scene.modelId], [corner, { x: to.x, y: corner.y }, to], {
    from: corner,
    leave: 'bottom',
    goal: { type: 'port', to, enter: 'bottom' },
  });
}

function addSpine({ document, placement, modelId, modelRect }: Scene, add: Add): void {
  const scene = { placement };
  for (const edge of Object.values(document.edges)) {
    const from = placement.rects.get(edge.from);
    const to = placement.rects.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const kind = document.nodes[edge.to]?.kind;
    const route = { id: edge.id, edgeId: edge.id, nodes: [edge.from, edge.to], arrow: true };
    if (kind === 'model')
      add({ ...route, kind: 'start' }, () => down(scene, edge, [from, centreOf(from).x], [to, centreOf(to).x]));
    if (kind === 'end' && edge.from === modelId) {
      const x = from.x + placement.measures.feet.answer;
      add({ ...route, kind: 'answer' }, () => down(scene, edge, [from, x], [to, centreOf(to).x]));
    }
    if (kind === 'structured-output' && modelRect !== null) {
      add({ ...route, kind: 'output-call' }, () => toOutput(scene, edge, modelRect, to));
      addOutputEnd({ document, placement }, edge.to, to, add);
    }
  }
}

/** Straight down where one box stands above the other, else around. */
function down(
  scene: Pick<Scene, 'placement'>,
  edge: AgentEdge,
  [from, fromX]: readonly [Rect, number],
  [to, toX]: readonly [Rect, number],
): readonly Point[] {
  const x = toX > from.x && toX < rightOf(from) ? toX : fromX;
  const start = { x: Math.abs(x - fromX) > from.width / 4 ? fromX : x, y: bottomOf(from) };
  const end = { x: toX, y: to.y };
  const middle = (start.y + end.y) / 2;
  const drawn = [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end];
  const fits = end.y - start.y >= 24;
  return fitting(scene, [edge.from, edge.to], fits ? drawn : null, {
    from: start,
    leave: 'bottom',
    goal: { type: 'port', to: end, enter: 'top' },
  });
}

function toOutput(scene: Pick<Scene, 'placement'>, edge: AgentEdge, model: Rect, output: Rect): readonly Point[] {
  const from = { x: model.x, y: model.y + model.height / 2 };
  const to = { x: output.x, y: centreOf(output).y };
  const laneX = output.x - 24;
  const fits = laneX < model.x - 12 && to.y > from.y + 24;
  return fitting(
    scene,
    [edge.from, edge.to],
    fits ? [from, { x: laneX, y: from.y }, { x: laneX, y: to.y }, to] : null,
    {
      from,
      leave: 'left',
      goal: { type: 'port', to, enter: 'left' },
    },
  );
}

function addOutputEnd(
  { document, placement }: Pick<Scene, 'document' | 'placement'>,
  outputId: NodeId,
  output: Rect,
  add: Add,
): void {
  const end = nodesOf(document).find((node) => node.kind === 'end');
  const endRect = end === undefined ? undefined : placement.rects.get(end.id);
  if (end === undefined || endRect === undefined) return;
  const nodes = [outputId, end.id];
  add({ id: `output-end:${outputId}`, kind: 'output-end', edgeId: null, nodes, arrow: true }, () => {
    const to = { x: centreOf(endRect).x, y: bottomOf(endRect) };
    const from = { x: Math.min(Math.max(to.x, output.x + 12), rightOf(output) - 12), y: output.y };
    const middle = (from.y + to.y) / 2;
    const fits = from.y - to.y >= 24;
    return fitting({ placement }, nodes, fits ? [from, { x: from.x, y: middle }, { x: to.x, y: middle }, to] : null, {
      from,
      leave: 'top',
      goal: { type: 'port', to, enter: 'bottom' },
    });
  });
}

/** The parts that calls and results share, drawn strong over the branches. */
function addTrunks(scene: Scene, add: Add): void {
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
    const ys = portsInSlots(placement, column);
    if (index === 0 && entry !== undefined) ys.push(entry.y, ...(several ? [placement.lanes.trunkY + 20] : []));
    if (index > 0) ys.push(placement.lanes.trunkY + 20);
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const from = top === entry?.y ? top : top + 10;
    const to = bottom === entry?.y ? bottom : bottom - 10;
    const points = [
      { x: column.inX, y: from },
      { x: column.inX, y: to },
    ];
    trunk(`call-bus:${index}`, 'call-trunk', false, from < to ? points : []);
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

function addTool(scene: Scene, column: ToolColumn, tool: ToolNode, add: Add): void {
  const { placement, document, modelId, modelRect } = scene;
  const { measures, lanes } = placement;
  const rect = placement.rects.get(tool.id);
  if (rect === undefined || modelRect === null || modelId === null) return;
  const portY = rect.y + measures.toolPort;
  const nodes = [tool.id, modelId];

  const edge = Object.values(document.edges).find((one) => one.from === modelId && one.to === tool.id);
  if (edge !== undefined) {
    add({ id: edge.id, kind: 'call', edgeId: edge.id, nodes, arrow: true }, () => callRoute(scene, column, tool, rect));
  }

  const from = { x: rightOf(rect), y: portY };
  add({ id: `result:${tool.id}`, kind: 'result', edgeId: null, nodes: [tool.id], arrow: false }, () => {
    const hook = [from, { x: column.outX, y: portY }, { x: column.outX, y: Math.min(portY + HOOK, lanes.resultsY) }];
    const fits = column.outX - from.x >= 12 && portY <= lanes.resultsY;
    const track = [
      { x: column.outX, y: placement.toolsBox.y },
      { x: column.outX, y: lanes.resultsY },
      ...scene.resultSuffix.slice(1),
    ];
    return fitting(scene, [tool.id], fits ? hook : null, {
      from,
      leave: 'right',
      goal: { type: 'line', points: track },
    });
  });

  addGiveUp(scene, column, tool, rect, add);
  if (tool.errors.onFailure === 'fail' && placement.failMarker !== null) {
    const marker = placement.failMarker;
    const start = { x: rightOf(rect), y: rect.y + measures.failurePort };
    add({ id: `failure:${tool.id}`, kind: 'failure', edgeId: null, nodes: [tool.id], arrow: true }, () =>
      toFailMarker(scene, tool.id, start, { x: column.failureX, y: lanes.failureY }, marker),
    );
  }
}

function callRoute(scene: Scene, column: ToolColumn, tool: ToolNode, rect: Rect): readonly Point[] {
  const { placement } = scene;
  const to = { x: rect.x, y: rect.y + placement.measures.toolPort };
  const entry = scene.callPrefix.at(-1) ?? to;
  const viaTrunk =
    column.inX === entry.x
      ? []
      : [
          { x: entry.x, y: placement.lanes.trunkY },
          { x: column.inX, y: placement.lanes.trunkY },
        ];
  const branch = [...viaTrunk, { x: column.inX, y: to.y }, to];
  // It begins on the bus: the way from the model to the bus is the trunk, which all calls share.
  const drawn = to.x - column.inX >= 20 ? [entry, ...branch] : null;
  const from = scene.callPrefix[0] ?? to;
  return fitting(scene, [tool.id, scene.modelId], drawn, {
    from,
    leave: 'right',
    goal: { type: 'port', to, enter: 'left' },
  });
}

function addGiveUp(scene: Scene, column: ToolColumn, tool: ToolNode, rect: Rect, add: Add): void {
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
    return fitting(scene, nodes, fits ? drawn : null, {
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
  return fitting(scene, [toolId], fits ? drawn : null, {
    from: start,
    leave: 'right',
    goal: { type: 'port', to, enter: straight ? 'right' : 'bottom' },
  });
}

/** The drawn shape if it runs through no box; else a way around, else the drawn shape all the same. */
function fitting(
  { placement }: Pick<Scene, 'placement'>,
  ends: readonly (NodeId | null)[],
  drawn: readonly Point[] | null,
  request: Omit<RouteRequest, 'obstacles'>,
): readonly Point[] {
  if (drawn !== null && isClear(placement, drawn)) return drawn;
  return routeAround({ ...request, obstacles: obstaclesFor(placement, ends) }) ?? drawn ?? straightLine(request);
}

/** In a placement nobody has touched, every drawn shape is clear. */
function isClear({ moved, rects, failMarker }: AgentPlacement, points: readonly Point[]): boolean {
  if (moved.size === 0) return true;
  const boxes = [...rects.values(), ...(failMarker === null ? [] : [failMarker])];
  return !boxes.some((rect) => crosses(points, grown(rect, -1)));
}

/** All boxes; the tools' box stands for the tools in it unless the line ends at one of them. */
function obstaclesFor(
  { rects, toolsBox, columns, failMarker }: AgentPlacement,
  ends: readonly (NodeId | null)[],
): Rect[] {
  const inside = new Set(
    columns
      .flatMap((column) => column.tools)
      .flatMap((tool) => {
        const rect = rects.get(tool.id);
        return rect !== undefined && encloses(toolsBox, rect) ? [tool.id] : [];
      }),
  );
  const entersBox = ends.some((id) => id !== null && inside.has(id));
  const boxes = [...rects].filter(([id]) => entersBox || !inside.has(id)).map(([, rect]) => rect);
  if (!entersBox && inside.size > 0) boxes.push(toolsBox);
  if (failMarker !== null) boxes.push(failMarker);
  return boxes;
}

/** Last resort, when a port is covered by another box. */
function straightLine({ from, goal }: Omit<RouteRequest, 'obstacles'>): readonly Point[] {
  const to = goal.type === 'port' ? goal.to : (goal.points[0] ?? from);
  return [from, { x: from.x, y: to.y }, to];
}
