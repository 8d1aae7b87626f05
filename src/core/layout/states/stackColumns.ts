import type { Size } from '../geometry';
import type { ScopeColumns } from './columns';

/** Free height above the item of that index in a column; the index after the last one asks for the space under it. */
export type GapOf = (column: number, index: number) => number;

/**
 * Heights of the States: each column is a stack of its own. What stands to the right of a State is level with it, a fan and a block of
 * several are centred on each other as far as the columns' tops allow.
 */
export function stackColumns(
  scope: ScopeColumns,
  sizes: ReadonlyMap<string, Size>,
  gapOf: GapOf,
): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const wanted = new Map<string, number>();
  const cursor = scope.columns.map((_, column) => gapOf(column, 0));
  const stacked = scope.columns.map(() => 0);
  const heightOf = (name: string) => sizes.get(name)?.height ?? 0;

  for (const name of scope.order) {
    const column = scope.columnOf.get(name) ?? 0;
    const height = heightOf(name);
    let top = Math.max(cursor[column] ?? 0, wanted.get(name) ?? 0);
    const right = scope.rightOf.get(name) ?? [];
    const [first, ...others] = right;
    if (first !== undefined) {
      const alone = others.length === 0;
      const block = alone ? heightOf(first) : blockHeight(right, scope, heightOf);
      const start = Math.max(cursor[column + 1] ?? gapOf(column + 1, 0), Math.round(top + height / 2 - block / 2));
      wanted.set(first, start);
      if (scope.fans.has(name)) top = Math.max(top, Math.round(start + block / 2 - height / 2));
    }
    tops.set(name, top);
    const index = (stacked[column] ?? 0) + 1;
    stacked[column] = index;
    cursor[column] = top + height + gapOf(column, index);
  }
  return tops;
}

/** Space between items when the height of a block is guessed. */
const USUAL_GAP = 20;

/** Height of States that stand under each other, each with what follows it in their column. */
function blockHeight(names: readonly string[], { below }: ScopeColumns, heightOf: (name: string) => number): number {
  let height = -USUAL_GAP;
  for (const first of names) {
    for (let name: string | undefined = first; name !== undefined; name = below.get(name)) {
      height += heightOf(name) + USUAL_GAP;
    }
  }
  return height;
}
