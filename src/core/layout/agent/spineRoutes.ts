import { nodesOf, type AgentEdge, type NodeId } from '../../model';
import { bottomOf, centreOf, rightOf, type Point, type Rect } from '../geometry';
import { fittingLine } from './fittingLine';
import type { AddRoute, Scene } from './scene';

/** Start, final answer and structured outputs: the edges of the document that are no calls of tools. */
export function addSpine({ document, placement, modelId, modelRect }: Scene, add: AddRoute): void {
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
  return fittingLine(scene.placement, [edge.from, edge.to], fits ? drawn : null, {
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
  return fittingLine(
    scene.placement,
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
  add: AddRoute,
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
    return fittingLine(placement, nodes, fits ? [from, { x: from.x, y: middle }, { x: to.x, y: middle }, to] : null, {
      from,
      leave: 'top',
      goal: { type: 'port', to, enter: 'bottom' },
    });
  });
}
