import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_ERRORS,
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newStructuredOutput,
  newTool,
  nodeId,
  type AgentDocument,
  type AgentNode,
  type NodeId,
  type Position,
  type ToolNode,
} from '../../model';
import { crosses, encloses, grown, overlaps, type Point, type Rect } from '../geometry';
import type { AgentRoute } from './agentRoute';
import { dragInLayout, layoutAgent, type AgentLayoutResult } from './layoutAgent';

const MODEL = nodeId('model');

interface ToolPlan {
  readonly connected: boolean;
  readonly polling: Partial<ToolNode['polling']>;
  readonly fails: boolean;
}

function agentOf(
  tools: readonly Partial<ToolPlan>[],
  outputs = 0,
  positions: Record<string, Position> = {},
): AgentDocument {
  const empty = emptyAgent('test');
  const added: AgentNode[] = [
    ...tools.map((plan, index) =>
      newTool(nodeId(`tool-${index}`), `tool_${index}`, {
        polling: { ...DEFAULT_POLLING, ...plan.polling },
        errors: { ...DEFAULT_ERRORS, onFailure: plan.fails === true ? 'fail' : 'tell-model' },
      }),
    ),
    ...Array.from({ length: outputs }, (_, index) => newStructuredOutput(nodeId(`output-${index}`), `output_${index}`)),
  ];
  const connected = added.filter((_, index) => tools[index]?.connected !== false);
  const edges = connected.map(({ id }) => ({ id: edgeId(`model-${id}`), from: MODEL, to: id }));
  return {
    ...empty,
    nodes: { ...empty.nodes, ...Object.fromEntries(added.map((node) => [node.id, node])) },
    edges: { ...empty.edges, ...Object.fromEntries(edges.map((edge) => [edge.id, edge])) },
    layout: { positions },
  };
}

const polling = fc.oneof(
  fc.constant({}),
  fc.record({
    mode: fc.constantFrom('wait-before-call', 'poll-in-machine', 'callback'),
    max_polling_attempts: fc.constantFrom(null, 0, 1, 5, 20, 100),
    onGiveUp: fc.constantFrom('tell-model', 'fail', 'human'),
  }),
);

const anyAgent = fc
  .tuple(
    fc.array(
      fc.record({ connected: fc.boolean().map((no) => !no), polling, fails: fc.boolean() }) as fc.Arbitrary<ToolPlan>,
      { maxLength: 60 },
    ),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([tools, outputs]) => agentOf(tools, outputs));

const MOVED_PLANS = [{}, { polling: { mode: 'wait-before-call' } as const }, {}, { fails: true }];

/** Places for the first tools on a grid coarser than any node plus the room a line needs, so that there is always a way. */
function positionsOf(spots: readonly Position[]): Record<string, Position> {
  return Object.fromEntries(spots.map(({ x, y }, index) => [`tool-${index}`, { x: 1000 + x * 360, y: y * 160 }]));
}

describe('layoutAgent', () => {
  it('draws the batch orchestrator as the design does', () => {
    const agent = agentOf([{}, {}, {}, {}, { polling: { mode: 'wait-before-call' } }, {}]);

    const { placement, routes, labels } = layoutAgent(agent, { narrow: false });

    expect(placement.rects.get(MODEL)).toEqual({ x: 92, y: 212, width: 208, height: 84 });
    expect(placement.toolsBox).toEqual({ x: 388, y: 28, width: 304, height: 424 });
    expect(placement.rects.get(nodeId('tool-4'))).toEqual({ x: 400, y: 294, width: 280, height: 88 });
    expect(pointsOf(routes, 'start-model')).toEqual('196,148 196,212');
    expect(pointsOf(routes, 'result-trunk')).toEqual('720,98 720,486 248,486 248,296');
    expect(pointsOf(routes, 'give-up:tool-4')).toEqual('680,362 746,362 746,514 276,514 276,296');
    expect(labels.find((label) => label.kind === 'results')?.at).toEqual({ x: 484, y: 486 });
  });

  it('has sizes of its own for a narrow window', () => {
    const agent = agentOf([{}, {}, {}, {}, { polling: { mode: 'wait-before-call' } }, {}]);

    const { placement, routes } = layoutAgent(agent, { narrow: true });

    expect(placement.toolsBox).toEqual({ x: 246, y: 16, width: 280, height: 386 });
    expect(pointsOf(routes, 'give-up:tool-4')).toEqual('514,322 576,322 576,450 174,450 174,260');
  });

  it('shares a give-up track among tools that give up alike, and leads the others outside of it', () => {
    const waits = { mode: 'wait-before-call' } as const;
    const agent = agentOf([{ polling: { ...waits, max_polling_attempts: 5 } }, { polling: waits }, { polling: waits }]);

    const { placement } = layoutAgent(agent, { narrow: false });

    expect(placement.tracks.map((track) => track.tools)).toEqual([['tool-2', 'tool-1'], ['tool-0']]);
  });

  it('leads failures to a place where the run fails', () => {
    const { placement, routes } = layoutAgent(agentOf([{ fails: true }]), { narrow: false });

    const end = routes.find((route) => route.kind === 'failure')?.points.at(-1);
    const marker = placement.failMarker ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(end).toEqual({ x: marker.x + marker.width, y: marker.y + marker.height / 2 });
  });

  it('lets no two boxes overlap, keeps the tools in their box and all lines out of boxes', () => {
    fc.assert(
      fc.property(anyAgent, fc.boolean(), (agent, narrow) => {
        const layout = layoutAgent(agent, { narrow });

        expectApart(layout);
        const called = layout.placement.columns.flatMap((column) => column.tools.map((tool) => tool.id));
        for (const id of called) expect(encloses(layout.placement.toolsBox, rectOf(layout, id))).toBe(true);
        expectLinesOutside(layout);
      }),
    );
  });

  it('lays out 200 tools in columns', () => {
    const layout = layoutAgent(agentOf(Array.from({ length: 200 }, () => ({}))), { narrow: false });

    expect(layout.placement.columns.length).toBeGreaterThan(4);
    expectApart(layout);
    expectLinesOutside(layout);
  });

  it('keeps hand-moved nodes where they are and leads lines around the others', () => {
    const spot = fc.record({ x: fc.integer({ min: -12, max: 24 }), y: fc.integer({ min: -6, max: 20 }) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 4 }), (spots) => {
        const positions = positionsOf(spots);
        const layout = layoutAgent(agentOf(MOVED_PLANS, 0, positions), { narrow: false });
        fc.pre(isApart(layout));

        for (const [id, position] of Object.entries(positions)) {
          expect(rectOf(layout, nodeId(id))).toMatchObject(position);
        }
        expectLinesOutside(layout);
        expectResultsOnTrunk(layout);
      }),
    );
  });

  it('leads the trunk of the results around a tool that was put on its lane, and lets each result reach it', () => {
    const positions = positionsOf([
      { x: -1, y: 2 },
      { x: 0, y: 0 },
      { x: -2, y: 0 },
      { x: 0, y: 1 },
    ]);

    const layout = layoutAgent(agentOf(MOVED_PLANS, 0, positions), { narrow: false });

    expectLinesOutside(layout);
    expectResultsOnTrunk(layout);
  });

  it('gives the same layout for the same document', () => {
    fc.assert(
      fc.property(anyAgent, (agent) => {
        expect(layoutAgent(agent, { narrow: false })).toEqual(layoutAgent(structuredClone(agent), { narrow: false }));
      }),
      { numRuns: 20 },
    );
  });
});

describe('dragInLayout', () => {
  it('changes the dragged node and its own lines only', () => {
    const agent = agentOf([{}, { polling: { mode: 'wait-before-call' } }, {}]);
    const settled = layoutAgent(agent, { narrow: false });
    const dragged = nodeId('tool-1');

    const layout = dragInLayout(agent, settled, new Map([[dragged, { x: 460, y: 700 }]]));

    const changed = layout.routes.filter((route, index) => route !== settled.routes[index]);
    expect(changed.map((route) => route.id).sort()).toEqual(['give-up:tool-1', 'model-tool-1', 'result:tool-1']);
    expect(rectOf(layout, dragged)).toMatchObject({ x: 460, y: 700 });
    expect(rectOf(layout, nodeId('tool-0'))).toBe(settled.placement.rects.get(nodeId('tool-0')));
  });
});

/** Every result line ends on a part of the results' trunk that is drawn. */
function expectResultsOnTrunk({ routes }: AgentLayoutResult): void {
  const trunks = routes.filter((route) => route.kind === 'result-trunk');
  const loose = routes.filter(
    ({ kind, points }) => kind === 'result' && !trunks.some((trunk) => passes(trunk.points, points.at(-1))),
  );
  expect(loose.map((route) => route.id)).toEqual([]);
}

/** Whether a point lies on an orthogonal line. */
function passes(points: readonly Point[], at: Point | undefined): boolean {
  return at !== undefined && crosses(points, grown({ ...at, width: 0, height: 0 }, 1));
}

function pointsOf(routes: readonly AgentRoute[], id: string): string {
  const points = routes.find((route) => route.id === id)?.points ?? [];
  return points.map((point) => `${point.x},${point.y}`).join(' ');
}

function rectOf(layout: AgentLayoutResult, id: NodeId): Rect {
  const rect = layout.placement.rects.get(id);
  expect(rect, id).toBeDefined();
  return rect ?? { x: 0, y: 0, width: 0, height: 0 };
}

function boxesOf({ placement }: AgentLayoutResult): Rect[] {
  return [...placement.rects.values(), ...(placement.failMarker === null ? [] : [placement.failMarker])];
}

function isApart(layout: AgentLayoutResult): boolean {
  const boxes = boxesOf(layout);
  return boxes.every((box, index) =>
    boxes.slice(index + 1).every((other) => !overlaps(grown(box, 20), grown(other, 20))),
  );
}

function expectApart(layout: AgentLayoutResult): void {
  const boxes = [...layout.placement.rects];
  const over = boxes.flatMap(([id, box], index) =>
    boxes
      .slice(index + 1)
      .flatMap(([other, rect]) => (overlaps(grown(box, 3), grown(rect, 3)) ? [`${id} over ${other}`] : [])),
  );
  expect(over).toEqual([]);
}

function expectLinesOutside(layout: AgentLayoutResult): void {
  const boxes = boxesOf(layout).map((box) => grown(box, -1));
  const flaws = layout.routes.flatMap(({ id, points }) => {
    const slanted = points.some((point, index) => {
      const before = points[index - 1] ?? point;
      return before.x !== point.x && before.y !== point.y;
    });
    const through = boxes.filter((box) => crosses(points, box)).map((box) => `${id} through ${JSON.stringify(box)}`);
    return [...(points.length < 2 ? [`${id} is no line`] : []), ...(slanted ? [`${id} is slanted`] : []), ...through];
  });
  expect(flaws).toEqual([]);
}
