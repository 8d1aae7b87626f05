import { bottomOf, type Rect, type Size } from '../geometry';
import type { ScopeColumns } from './columns';
import { LANE, PORT_OFFSET, STATE } from './measures';
import type { Around, EdgePlan } from './planEdges';
import { endsScope, type ScopeGraph, type StateEdge } from './scopeGraph';

/** Heights of an edge: where it leaves, its corridors, where it enters; one more than it has channels. */
export type EdgeRows = readonly number[];

export interface RowsInput {
  readonly graph: ScopeGraph;
  readonly scope: ScopeColumns;
  readonly sizes: ReadonlyMap<string, Size>;
  readonly containers: ReadonlySet<string>;
  readonly tops: ReadonlyMap<string, number>;
  readonly plans: ReadonlyMap<StateEdge, EdgePlan>;
}

/** Heights of all edges that go around, corridors shared by net. */
export function edgeRows(input: RowsInput): ReadonlyMap<StateEdge, EdgeRows> {
  const { plans } = input;
  const ports = portsOf(input);
  const corridors = corridorHeights(input, ports.leave);
  const rows = new Map<StateEdge, EdgeRows>();
  for (const [edge, plan] of plans) {
    if (plan.type === 'down') continue;
    const between = plan.corridors.map(({ column, gap, net }) => corridors.get(corridorKey(column, gap, net)) ?? 0);
    const leave = ports.leave(edge, plan);
    rows.set(edge, [leave, ...between, ports.enter(edge, plan, between.at(-1) ?? leave)]);
  }
  return rows;
}

/** Number of lanes each corridor needs: `column/gap` → nets in it. */
export function corridorNets(plans: ReadonlyMap<StateEdge, EdgePlan>): ReadonlyMap<string, readonly string[]> {
  const nets = new Map<string, string[]>();
  for (const plan of plans.values()) {
    if (plan.type === 'down') continue;
    for (const { column, gap, net } of plan.corridors) {
      const known = nets.get(`${column}/${gap}`) ?? [];
      if (!known.includes(net)) nets.set(`${column}/${gap}`, [...known, net]);
    }
  }
  return nets;
}

function portsOf({ graph, sizes, containers, tops, plans }: RowsInput) {
  const rectOf = (name: string): Rect => ({
    x: 0,
    y: tops.get(name) ?? 0,
    ...(sizes.get(name) ?? { width: 0, height: 0 }),
  });
  const around = [...plans].filter((pair): pair is [StateEdge, Around] => pair[1].type === 'around');
  const entersLeft = new Set(around.filter(([, plan]) => plan.enter === 'left').map(([edge]) => edge.to));
  const leavesRight = new Set(around.filter(([, plan]) => plan.leave === 'right').map(([edge]) => edge.from));
  return {
    leave: (edge: StateEdge, plan: Around): number => {
      const rect = rectOf(edge.from);
      if (containers.has(edge.from)) return bottomOf(rect) - (edge.caught ? PORT_OFFSET : 20);
      const shared = edge.caught || (plan.leave === 'left' && entersLeft.has(edge.from));
      return rect.y + rect.height / 2 + (shared ? PORT_OFFSET : 0);
    },
    enter: (edge: StateEdge, plan: Around, from: number): number => {
      const rect = rectOf(edge.to);
      if (containers.has(edge.to)) {
        const top = rect.y + Math.min(rect.height / 2, STATE.header / 2);
        return Math.min(Math.max(from, top), Math.max(top, bottomOf(rect) - STATE.padding));
      }
      const shared = plan.enter === 'right' && (leavesRight.has(edge.to) || endsScope(graph.states[edge.to]));
      return rect.y + rect.height / 2 - (shared ? PORT_OFFSET : 0);
    },
  };
}

function corridorKey(column: number, gap: number, net: string): string {
  return `${column}/${gap}/${net}`;
}

/** Height of each net in its corridor: as near to where its edge comes from as the States above and below allow. */
function corridorHeights(
  { scope, sizes, tops, plans }: RowsInput,
  leaveOf: (edge: StateEdge, plan: Around) => number,
): ReadonlyMap<string, number> {
  const wishes = new Map<string, number>();
  for (const [edge, plan] of plans) {
    if (plan.type === 'down') continue;
    const [first] = plan.corridors;
    if (first === undefined) continue;
    const key = corridorKey(first.column, first.gap, first.net);
    if (!wishes.has(key)) wishes.set(key, leaveOf(edge, plan));
  }
  const heights = new Map<string, number>();
  for (const [place, nets] of corridorNets(plans)) {
    const [column = 0, gap = 0] = place.split('/').map(Number);
    const names = scope.columns[column] ?? [];
    const above = names[gap - 1];
    const below = names[gap];
    const start = above === undefined ? -LANE : (tops.get(above) ?? 0) + (sizes.get(above)?.height ?? 0);
    const end = below === undefined ? Number.POSITIVE_INFINITY : (tops.get(below) ?? 0);
    const wishOf = (net: string) => wishes.get(corridorKey(column, gap, net)) ?? start;
    const sorted = [...nets].sort((a, b) => wishOf(a) - wishOf(b) || (a < b ? -1 : 1));
    let last = start;
    sorted.forEach((net, index) => {
      const latest = end - LANE * (sorted.length - index);
      last = Math.max(last + LANE, Math.min(wishOf(net), latest));
      heights.set(corridorKey(column, gap, net), last);
    });
  }
  return heights;
}
