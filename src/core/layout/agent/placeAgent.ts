import {
  isConnectedToModel,
  modelOf,
  nodesOf,
  structuredOutputsOf,
  toolsOf,
  type AgentDocument,
  type NodeId,
  type ToolNode,
} from '../../model';
import { bottomOf, centreOf, overlaps, rightOf, unionOf, type Point, type Rect } from '../geometry';
import { clearLane } from './clearLane';
import { giveUpTracks, type GiveUpTrack } from './giveUpTracks';
import { FAIL_WIDTH, type AgentMeasures } from './measures';
import { channelWidth, INNER_RIGHT, LANE_STEP, splitIntoColumns, toolHeight } from './toolColumns';

/** Where boxes and tracks are; the routes follow from it. */
export interface AgentPlacement {
  readonly measures: AgentMeasures;
  readonly rects: ReadonlyMap<NodeId, Rect>;
  /** Nodes that a person has put where they are. */
  readonly moved: ReadonlySet<NodeId>;
  /** The box “Tools run together”. */
  readonly toolsBox: Rect;
  readonly columns: readonly ToolColumn[];
  readonly tracks: readonly GiveUpTrack[];
  readonly lanes: AgentLanes;
  /** Where runs end that fail; null: nothing leads there. */
  readonly failMarker: Rect | null;
}

export interface ToolColumn {
  readonly tools: readonly ToolNode[];
  /** The bus from which its tools are called, and the one that takes their results down. */
  readonly inX: number;
  readonly outX: number;
  /** Lanes of the give-up tracks, by index, and of the failures. */
  readonly trackX: readonly number[];
  readonly failureX: number;
}

export interface AgentLanes {
  /** Above the box, from bus to bus; used with more than one column. */
  readonly trunkY: number;
  readonly resultsY: number;
  readonly trackY: readonly number[];
  readonly failureY: number;
}

/** Places everything: the loop with the model on the left and the tools on the right, then what a person has moved. */
export function placeAgent(document: AgentDocument, measures: AgentMeasures): AgentPlacement {
  const tools = toolsOf(document);
  const connected = tools.filter((tool) => isConnectedToModel(document, tool.id));
  const tracks = giveUpTracks(connected);
  const fails = connected.some((tool) => tool.errors.onFailure === 'fail');
  const columns = splitIntoColumns(connected, measures);
  const outer = tracks.length + (fails ? 1 : 0);
  const slots = toolSlots(columns, measures, outer);
  const slotBox = boxAround([...slots.values()], measures);
  const spine = spineSlots(document, slotBox, measures);

  const { positions } = document.layout;
  const moved = new Set(nodesOf(document).flatMap((node) => (positions[node.id] === undefined ? [] : [node.id])));
  const settled = (slotsOf: ReadonlyMap<NodeId, Rect>) =>
    new Map([...slotsOf].map(([id, slot]) => [id, { ...slot, ...positions[id] }]));
  const placedTools = settled(slots);
  const placedSpine = settled(spine);
  const toolsBox = moved.size === 0 ? slotBox : boxOfMoved(placedTools, placedSpine, moved, slotBox, measures);

  const lanes = lanesBelow(toolsBox, modelRect(document, placedSpine), tracks, measures);
  const failMarker = endsInFailure(tracks, fails)
    ? {
        x: toolsBox.x,
        y: failY(lanes, tracks) - measures.pillHeight / 2,
        width: FAIL_WIDTH,
        height: measures.pillHeight,
      }
    : null;
  const loose = looseSlots(
    tools.filter((tool) => !isConnectedToModel(document, tool.id)),
    { x: toolsBox.x + measures.box.padding, y: lanes.failureY + 48 },
    Math.max(1, columns.length),
    measures,
  );
  const rects = new Map([...placedSpine, ...placedTools, ...settled(loose)]);
  const obstacles = moved.size === 0 ? [] : [...rects.values(), ...(failMarker === null ? [] : [failMarker])];
  const around = { slots, placedTools, obstacles, toolsBox, resultsY: lanes.resultsY, tracks: tracks.length, measures };
  return {
    measures,
    rects,
    moved,
    toolsBox,
    columns: columns.map((column, index) => columnLanes(column, around, [index, columns.length])),
    tracks,
    lanes,
    failMarker,
  };
}

/** Height where the run ends that fails: the first track that leads there. */
function failY(lanes: AgentLanes, tracks: readonly GiveUpTrack[]): number {
  const first = tracks.findIndex((track) => track.onGiveUp === 'fail');
  return lanes.trackY[first] ?? lanes.failureY;
}

function endsInFailure(tracks: readonly GiveUpTrack[], fails: boolean): boolean {
  return fails || tracks.some((track) => track.onGiveUp === 'fail');
}

function toolSlots(
  columns: readonly (readonly ToolNode[])[],
  measures: AgentMeasures,
  outer: number,
): ReadonlyMap<NodeId, Rect> {
  const { box, tool } = measures;
  const slots = new Map<NodeId, Rect>();
  columns.forEach((column, index) => {
    const x = box.x + box.padding + index * (tool.width + channelWidth(measures, outer));
    let y = box.y + box.head;
    for (const node of column) {
      const height = toolHeight(node, measures);
      slots.set(node.id, { x, y, width: tool.width, height });
      y += height + tool.gap;
    }
  });
  return slots;
}

/** The box around tools; without any, one with room for one. */
function boxAround(rects: readonly Rect[], { box, tool }: AgentMeasures): Rect {
  const inner = unionOf(rects) ?? {
    x: box.x + box.padding,
    y: box.y + box.head,
    width: tool.width,
    height: tool.height,
  };
  return {
    x: inner.x - box.padding,
    y: inner.y - box.head,
    width: inner.width + 2 * box.padding,
    height: inner.height + box.head + box.padding,
  };
}

/** The box follows tools that were moved as long as it would not swallow another node; then it stays with those in their slots. */
function boxOfMoved(
  tools: ReadonlyMap<NodeId, Rect>,
  spine: ReadonlyMap<NodeId, Rect>,
  moved: ReadonlySet<NodeId>,
  slotBox: Rect,
  measures: AgentMeasures,
): Rect {
  const around = boxAround([...tools.values()], measures);
  if (![...spine.values()].some((rect) => overlaps(rect, around))) return around;
  const unmoved = [...tools].filter(([id]) => !moved.has(id)).map(([, rect]) => rect);
  return unmoved.length === 0 ? slotBox : boxAround(unmoved, measures);
}

/** Start, model, end and structured outputs, in a column on the left of the tools. */
function spineSlots(document: AgentDocument, toolsBox: Rect, measures: AgentMeasures): ReadonlyMap<NodeId, Rect> {
  const { model, start, end, pillHeight, feet, output } = measures;
  const y = Math.round(centreOf(toolsBox).y + measures.box.modelOffset - model.height / 2);
  const endY = y + model.height + end.gap;
  const slots = new Map<NodeId, Rect>();
  for (const node of nodesOf(document)) {
    if (node.kind === 'model') slots.set(node.id, { ...model, y });
    if (node.kind === 'start') {
      const x = model.x + (model.width - start.width) / 2;
      slots.set(node.id, { x, y: y - start.gap - pillHeight, width: start.width, height: pillHeight });
    }
    if (node.kind === 'end') slots.set(node.id, { x: model.x, y: endY, width: end.width, height: pillHeight });
  }
  structuredOutputsOf(document).forEach((node, index) => {
    const x = model.x + feet.results - 16 - output.width - index * (output.width + 48);
    const height = measures.tool.height;
    slots.set(node.id, { x, y: endY + pillHeight + output.gap, width: output.width, height });
  });
  return slots;
}

function modelRect(document: AgentDocument, spine: ReadonlyMap<NodeId, Rect>): Rect | undefined {
  const model = modelOf(document);
  return model === undefined ? undefined : spine.get(model.id);
}

function lanesBelow(
  toolsBox: Rect,
  model: Rect | undefined,
  tracks: readonly GiveUpTrack[],
  { lanes }: AgentMeasures,
): AgentLanes {
  const beside = model !== undefined && rightOf(model) <= toolsBox.x;
  const lowest = beside ? Math.max(bottomOf(toolsBox), bottomOf(model) + 12) : bottomOf(toolsBox);
  const resultsY = lowest + lanes.below;
  const trackY = tracks.map((_, index) => resultsY + lanes.stepBelow * (index + 1));
  return {
    trunkY: toolsBox.y - 20,
    resultsY,
    trackY,
    failureY: (trackY.at(-1) ?? resultsY) + lanes.stepBelow,
  };
}

/** Tools the model cannot call yet: in rows under the loop. */
function looseSlots(
  tools: readonly ToolNode[],
  origin: Point,
  columns: number,
  measures: AgentMeasures,
): ReadonlyMap<NodeId, Rect> {
  const slots = new Map<NodeId, Rect>();
  const rowHeight = measures.tool.height + measures.waitRow + measures.tool.gap;
  tools.forEach((tool, index) => {
    const column = index % columns;
    slots.set(tool.id, {
      x: origin.x + column * (measures.tool.width + 24),
      y: origin.y + Math.floor(index / columns) * rowHeight,
      width: measures.tool.width,
      height: toolHeight(tool, measures),
    });
  });
  return slots;
}

interface ColumnSurroundings {
  readonly slots: ReadonlyMap<NodeId, Rect>;
  readonly placedTools: ReadonlyMap<NodeId, Rect>;
  /** What the results' lane of a column goes around; empty: nobody has moved anything, so it is clear. */
  readonly obstacles: readonly Rect[];
  readonly toolsBox: Rect;
  readonly resultsY: number;
  readonly tracks: number;
  readonly measures: AgentMeasures;
}

function columnLanes(
  tools: readonly ToolNode[],
  { slots, placedTools, obstacles, toolsBox, resultsY, tracks, measures }: ColumnSurroundings,
  [index, count]: readonly [number, number],
): ToolColumn {
  const { lanes } = measures;
  const shift = commonShift(tools, slots, placedTools);
  const [first] = tools;
  const slot = first === undefined ? undefined : slots.get(first.id);
  const left = (slot?.x ?? toolsBox.x) + shift;
  const last = index === count - 1;
  const drawnX = last ? rightOf(toolsBox) + lanes.right : left + measures.tool.width + INNER_RIGHT;
  // A little further down than the track, so that there is room to turn off where the track itself is in the way.
  const outX = clearLane(drawnX, toolsBox.y, resultsY + TURN, obstacles, lanes.right);
  const step = last ? lanes.stepRight : LANE_STEP;
  return {
    tools,
    inX: index === 0 ? toolsBox.x - lanes.bus : left - lanes.bus,
    outX,
    trackX: Array.from({ length: tracks }, (_, track) => outX + step * (track + 1)),
    failureX: outX + step * (tracks + 1),
  };
}

/** Room for a line to turn in. */
const TURN = 28;

/** How far to the side a whole column was moved; 0 if its tools do not agree. */
function commonShift(
  tools: readonly ToolNode[],
  slots: ReadonlyMap<NodeId, Rect>,
  placed: ReadonlyMap<NodeId, Rect>,
): number {
  const shifts = new Set(tools.map((tool) => (placed.get(tool.id)?.x ?? 0) - (slots.get(tool.id)?.x ?? 0)));
  const [only] = shifts;
  return shifts.size === 1 && only !== undefined ? only : 0;
}
