import { flowOrder, type FlowOrder } from './flowOrder';
import type { ScopeGraph, StateEdge } from './scopeGraph';

/** States of a scope in columns from left to right, each from top to bottom. */
export interface ScopeColumns {
  readonly columns: readonly (readonly string[])[];
  /** All States in the order they were placed: what something leads to comes after it. */
  readonly order: readonly string[];
  readonly columnOf: ReadonlyMap<string, number>;
  /** What stands to the right of a State because it leads there. */
  readonly rightOf: ReadonlyMap<string, readonly string[]>;
  /** The State that stands under a State because it follows. */
  readonly below: ReadonlyMap<string, string>;
  /** Choice States that fan out to the right, like a router. */
  readonly fans: ReadonlySet<string>;
  readonly back: ReadonlySet<StateEdge>;
}

/**
 * Gives each State a column. The spine is the first one: what follows stands under, what a rule or a Catcher leads to stands to the right,
 * where ways meet again it goes on under the State they parted from. A scope that begins with a router has all its targets to the right,
 * and under them what several of these lead to.
 */
export function placeInColumns(graph: ScopeGraph): ScopeColumns {
  const order = flowOrder(graph);
  const columns: string[][] = [];
  const placed: string[] = [];
  const columnOf = new Map<string, number>();
  const rightOf = new Map<string, readonly string[]>();
  const below = new Map<string, string>();
  const fans = new Set<string>();
  const tails: { readonly column: number; readonly chain: readonly string[] }[] = [];
  const append = (name: string, column: number) => {
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(name);
    placed.push(name);
    columnOf.set(name, column);
  };

  // A stack of things to place instead of recursion: a machine may be a chain of thousands of States.
  const todo: (() => void)[] = [];
  const place = (name: string, column: number) => {
    append(name, column);
    const parts = childrenOf(graph, order, name);
    if (parts.fan) fans.add(name);
    if (parts.right.length > 0) rightOf.set(name, parts.right);
    if (parts.down !== null) below.set(name, parts.down);
    const { down } = parts;
    const tail = down === null || column === 0 ? null : tailChain(graph, order, down, columnOf, column);
    if (tail !== null) tails.push(tail);
    const next: (() => void)[] = [
      ...parts.right.map((child) => () => place(child, column + 1)),
      ...(down !== null && tail === null ? [() => place(down, column)] : []),
      ...parts.joins.map((join) => () => place(join, parts.fan ? column + 1 : column)),
      ...parts.caught.map((child) => () => place(child, column + 1)),
    ];
    todo.push(...next.toReversed());
  };
  for (const root of order.roots) {
    place(root, 0);
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) next();
  }
  for (const { column, chain } of tails) for (const name of chain) append(name, column);
  return { columns, order: placed, columnOf, rightOf, below, fans, back: order.back };
}

interface Children {
  readonly fan: boolean;
  readonly right: readonly string[];
  readonly down: string | null;
  readonly joins: readonly string[];
  /** Where only Catchers of several States lead to: to the right, under the rest. */
  readonly caught: readonly string[];
}

function childrenOf(graph: ScopeGraph, order: FlowOrder, name: string): Children {
  const children = order.dominated.get(name) ?? [];
  const out = (graph.out.get(name) ?? []).filter((edge) => !order.back.has(edge));
  const flow = out.filter((edge) => !edge.caught);
  const isChild = (edge: StateEdge) => children.includes(edge.to);
  const waysInto = (child: string) => (graph.into.get(child) ?? []).filter((edge) => !order.back.has(edge));
  const fan = graph.states[name]?.Type === 'Choice' && name === graph.startAt && flow.length >= 3;

  const own = (child: string) => waysInto(child).every((edge) => edge.from === name);
  const usual = flow.find((edge) => edge.reasons.some((reason) => reason.type !== 'rule'));
  const ownFlow = flow.filter((edge) => isChild(edge) && own(edge.to));
  const main = usual !== undefined && isChild(usual) ? usual : ownFlow.length === 1 ? ownFlow[0] : undefined;
  const down = fan || main === undefined ? null : main.to;
  const led = out.filter((edge) => isChild(edge) && edge.to !== down).map((edge) => edge.to);
  const right = fan ? inFan(unique(led), name, waysInto) : unique(led.filter(own));
  const rest = children.filter((child) => child !== down && !right.includes(child));
  const onlyCaught = (child: string) => waysInto(child).every((edge) => edge.caught);
  return {
    fan,
    right,
    down,
    joins: rest.filter((child) => fan || !onlyCaught(child)),
    caught: fan ? [] : rest.filter(onlyCaught),
  };
}

/**
 * What a fan leads to, under each other. What also follows one of them by itself stands under that one: the Task under the Wait before it.
 * What several of them lead to, or a Catcher, is where the ways meet again, and no part of the fan.
 */
function inFan(
  targets: readonly string[],
  fan: string,
  waysInto: (name: string) => readonly StateEdge[],
): readonly string[] {
  const members = new Set(targets);
  const followers = new Map<string, string[]>();
  const heads = targets.filter((target) => {
    const [before, ...more] = waysInto(target).filter((edge) => edge.from !== fan);
    if (before === undefined) return true;
    const follows = more.length === 0 && !before.caught && members.has(before.from) && before.from !== target;
    if (follows) followers.set(before.from, [...(followers.get(before.from) ?? []), target]);
    return false;
  });
  const withFollowers = (target: string): string[] => [target, ...(followers.get(target) ?? []).flatMap(withFollowers)];
  return heads.flatMap(withFollowers);
}

/**
 * The last steps of a loop whose body stands to the right: they go back under the head of the loop, so that it closes on the left.
 *
 * @returns null unless the State and its only followers lead straight back to a State in a column further left.
 */
function tailChain(
  graph: ScopeGraph,
  order: FlowOrder,
  first: string,
  columnOf: ReadonlyMap<string, number>,
  column: number,
): { readonly column: number; readonly chain: readonly string[] } | null {
  const chain = new Set<string>();
  for (let at = first; ;) {
    const [edge, ...others] = graph.out.get(at) ?? [];
    const into = (graph.into.get(at) ?? []).length;
    if (edge === undefined || others.length > 0 || into > 1 || chain.has(at)) return null;
    chain.add(at);
    if (!order.back.has(edge)) {
      at = edge.to;
      continue;
    }
    const head = columnOf.get(edge.to);
    return head !== undefined && head < column ? { column: head, chain: [...chain] } : null;
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
