/** A state no way from the start leads to. */
export interface Unreachable {
  readonly name: string;
  /** Unreachable states that lead to it. */
  readonly from: readonly string[];
  /** False where the state is only cut off because another unreachable state is. */
  readonly isCause: boolean;
}

/**
 * States that no way from the start leads to, in the order of the definition. Of a group which only its own members lead to, the first is the
 * cause, so that a loop of ten forgotten states is one problem.
 */
export function unreachableStates(
  names: readonly string[],
  start: string,
  ways: readonly { readonly from: string | undefined; readonly target: string }[],
): Unreachable[] {
  const targets = new Map<string, string[]>();
  for (const { from, target } of ways) {
    if (from === undefined) continue;
    const known = targets.get(from);
    if (known) known.push(target);
    else targets.set(from, [target]);
  }
  const reached = new Set<string>();
  reach(start, targets, reached);
  const lost = names.filter((name) => !reached.has(name));
  if (lost.length === 0) return [];

  const lostNames = new Set(lost);
  const incoming = new Map(lost.map((name) => [name, [] as string[]]));
  for (const { from, target } of ways) {
    if (from !== undefined && from !== target && lostNames.has(from)) incoming.get(target)?.push(from);
  }
  const causes = causesOf(lost, incoming, targets);
  return lost.map((name) => ({
    name,
    from: causes.has(name) ? [] : (incoming.get(name) ?? []),
    isCause: causes.has(name),
  }));
}

/** First those nothing leads to, then the first of what they do not explain either (loops). */
function causesOf(
  lost: readonly string[],
  incoming: ReadonlyMap<string, readonly string[]>,
  targets: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const causes = new Set<string>();
  const explained = new Set<string>();
  const take = (name: string): void => {
    causes.add(name);
    reach(name, targets, explained);
  };
  for (const name of lost) if (incoming.get(name)?.length === 0) take(name);
  for (const name of lost) if (!explained.has(name)) take(name);
  return causes;
}

function reach(start: string, targets: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(targets.get(name) ?? []));
  }
}
