import type { AgentDocument, NodeId, Position } from '../../model';
import { boundsOf, centreOf, unionOf, type Point, type Rect } from '../geometry';
import type { AgentLabel, AgentRoute } from './agentRoute';
import { looksAlike } from './looksAlike';
import { NARROW, WIDE } from './measures';
import { placeAgent, type AgentPlacement } from './placeAgent';
import { routeAgent } from './routeAgent';

export interface AgentLayoutOptions {
  /** Sizes for a window under 1200 px. */
  readonly narrow: boolean;
}

/** The Agent view: where everything is, in canvas units. */
export interface AgentLayoutResult {
  readonly placement: AgentPlacement;
  readonly routes: readonly AgentRoute[];
  readonly labels: readonly AgentLabel[];
  /** Around all boxes and lines. */
  readonly bounds: Rect;
}

/**
 * Lays out the agent as a loop: start, model and final answer on the left, the tools in their box on the right, results on a track under
 * the tools back to the foot of the model, give-up tracks outside of it. Nodes moved by hand keep their place and the lines follow.
 * Deterministic; never fails, whatever the document lacks.
 */
export function layoutAgent(document: AgentDocument, { narrow }: AgentLayoutOptions): AgentLayoutResult {
  const before = last.get(narrow);
  const same = before !== undefined && looksAlike(before.document, document);
  const result = same ? before.result : resultOf(document, placeAgent(document, narrow ? NARROW : WIDE));
  last.set(narrow, { document, result });
  return result;
}

/** The last layout of each width: typing at an interval moves nothing, so it stays the same object. */
const last = new Map<boolean, { readonly document: AgentDocument; readonly result: AgentLayoutResult }>();

/**
 * What a drag changes, without placing anything anew: the dragged nodes and the lines that belong to them. Everything else is the same
 * object as before, so that nothing else is drawn again; the box of the tools and the tracks follow when the drag ends.
 */
export function dragInLayout(
  document: AgentDocument,
  layout: AgentLayoutResult,
  positions: ReadonlyMap<NodeId, Position>,
): AgentLayoutResult {
  const { placement } = layout;
  const rects = new Map(placement.rects);
  for (const [id, position] of positions) {
    const rect = rects.get(id);
    if (rect !== undefined) rects.set(id, { ...rect, ...position });
  }
  const dragged = new Set(positions.keys());
  const next = { ...placement, rects, moved: new Set([...placement.moved, ...dragged]) };
  const drawn = new Map(routeAgent(document, next, dragged).map((route) => [route.id, route]));
  const routes = layout.routes.map((route) => drawn.get(route.id) ?? route);
  return { ...layout, placement: next, routes, labels: labelsOf(next, routes) };
}

function resultOf(document: AgentDocument, placement: AgentPlacement): AgentLayoutResult {
  const routes = routeAgent(document, placement);
  const boxes = [
    ...placement.rects.values(),
    placement.toolsBox,
    ...(placement.failMarker ? [placement.failMarker] : []),
  ];
  const lines = routes.flatMap((route) => boundsOf(route.points) ?? []);
  return {
    placement,
    routes,
    labels: labelsOf(placement, routes),
    bounds: unionOf([...boxes, ...lines]) ?? placement.toolsBox,
  };
}

function labelsOf({ tracks, measures, columns }: AgentPlacement, routes: readonly AgentRoute[]): AgentLabel[] {
  const labels: AgentLabel[] = [];
  const routeOf = (id: string) => routes.find((route) => route.id === id)?.points ?? [];
  // Further to the right, the lanes of the columns come down through the tracks.
  const end = columns.length > 1 ? (columns[0]?.outX ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const calls = routeOf('call-trunk');
  if (calls.length >= 2 && measures.callLabel) {
    const at = onLongestSegment(calls);
    labels.push({ kind: 'tool-calls', at: { x: at.x, y: at.y - 14 } });
  }
  const answer = routes.find((route) => route.kind === 'answer');
  if (answer !== undefined) labels.push({ kind: 'no-tool-calls', at: onLongestSegment(answer.points) });
  const results = routeOf('result-trunk');
  if (results.length >= 2) labels.push({ kind: 'results', at: onLongestSegment(level(results), end) });
  tracks.forEach((track, index) => {
    const [first] = track.tools;
    const points = first === undefined ? [] : routeOf(`give-up:${first}`);
    if (points.length >= 2) labels.push({ kind: 'give-up', track: index, at: onLongestSegment(level(points), end) });
  });
  return labels;
}

/** Only the level segments, as pairs, so that words are never written across an upright one; all of them if there is none. */
function level(points: readonly Point[]): readonly Point[] {
  const best = points.reduce<{ readonly length: number; readonly segment: readonly Point[] }>(
    (longest, to, index) => {
      const from = points[index - 1];
      if (from?.y !== to.y) return longest;
      const length = Math.abs(to.x - from.x);
      return length > longest.length ? { length, segment: [from, to] } : longest;
    },
    { length: 0, segment: points },
  );
  return best.segment;
}

/** Middle of the longest segment, or of what of it lies left of `end` if that is long enough for words. */
function onLongestSegment(points: readonly Point[], end = Number.POSITIVE_INFINITY): Point {
  let best: { readonly length: number; readonly at: Point } = { length: -1, at: points[0] ?? { x: 0, y: 0 } };
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (from === undefined) return;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    if (length <= best.length) return;
    const x = Math.min(from.x, to.x);
    const right = Math.max(from.x, to.x);
    const width = (end - x > ROOM_FOR_WORDS ? Math.min(right, end) : right) - x;
    best = { length, at: centreOf({ x, y: Math.min(from.y, to.y), width, height: Math.abs(to.y - from.y) }) };
  });
  return best.at;
}

const ROOM_FOR_WORDS = 260;
