import type { ScopeGraph, StateEdge } from './scopeGraph';

/** The order in which a scope runs, as far as its drawing needs it. */
export interface FlowOrder {
  /** States that are their own beginning: StartAt, then what nothing leads to from there. */
  readonly roots: readonly string[];
  /** The State all ways to a State go through last; undefined for a root. */
  readonly dominator: ReadonlyMap<string, string>;
  /** Dominated States of each, in the order the ways reach them. */
  readonly dominated: ReadonlyMap<string, readonly string[]>;
  /** Edges that close a loop: they lead back to a State on the way to them. */
  readonly back: ReadonlySet<StateEdge>;
}

/** Depth-first order, loops and dominators of a scope. @see Cooper, Harvey, Kennedy, “A Simple, Fast Dominance Algorithm” */
export function flowOrder(graph: ScopeGraph): FlowOrder {
  const { preorder, postorder, back, roots } = walk(graph);
  const rank = new Map(postorder.map((name, index) => [name, index]));
  const dominator = dominators(graph, postorder.toReversed(), rank, new Set(roots));
  const dominated = new Map<string, string[]>(graph.names.map((name) => [name, []]));
  for (const name of preorder) {
    const above = dominator.get(name);
    if (above !== undefined) dominated.get(above)?.push(name);
  }
  return { roots, dominator, dominated, back };
}

interface Walk {
  readonly preorder: string[];
  readonly postorder: string[];
  readonly back: Set<StateEdge>;
  readonly roots: string[];
}

/** Without recursion: a machine may be a chain of thousands of States. */
function walk(graph: ScopeGraph): Walk {
  const result: Walk = { preorder: [], postorder: [], back: new Set(), roots: [] };
  const state = new Map<string, 'open' | 'done'>();
  const starts = Object.hasOwn(graph.states, graph.startAt) ? [graph.startAt, ...graph.names] : graph.names;
  for (const root of starts) {
    if (state.has(root)) continue;
    result.roots.push(root);
    const stack: { readonly name: string; next: number }[] = [];
    const open = (name: string) => {
      state.set(name, 'open');
      result.preorder.push(name);
      stack.push({ name, next: 0 });
    };
    open(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = graph.out.get(top.name)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.name, 'done');
        result.postorder.push(top.name);
        stack.pop();
      } else if (!state.has(edge.to)) open(edge.to);
      else if (state.get(edge.to) === 'open') result.back.add(edge);
    }
  }
  return result;
}

function dominators(
  graph: ScopeGraph,
  order: readonly string[],
  rank: ReadonlyMap<string, number>,
  roots: ReadonlySet<string>,
): Map<string, string> {
  const found = new Map<string, string>([...roots].map((root) => [root, root]));
  const above = (name: string) => found.get(name) ?? name;
  const rankOf = (name: string) => rank.get(name) ?? 0;
  const meet = (a: string, b: string): string | null => {
    let [x, y] = [a, b];
    while (x !== y) {
      const lower = rankOf(x) < rankOf(y) ? x : y;
      const next = above(lower);
      if (next === lower) return null; // two roots: nothing is above both
      if (lower === x) x = next;
      else y = next;
    }
    return x;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const name of order) {
      if (roots.has(name)) continue;
      let dominator: string | null = null;
      for (const { from } of graph.into.get(name) ?? []) {
        if (!found.has(from)) continue;
        // Where ways from two roots meet, the first root keeps the State.
        dominator = dominator === null ? from : (meet(from, dominator) ?? dominator);
      }
      if (dominator !== null && found.get(name) !== dominator) {
        found.set(name, dominator);
        changed = true;
      }
    }
  }
  for (const root of roots) found.delete(root);
  return found;
}
