import type { MachineState } from '../../core/asl';

/** A way into a State, in the order they are written. */
export type StateEntry =
  | { readonly kind: 'start'; readonly container: MachineState | null }
  | { readonly kind: 'next' | 'default' | 'catch'; readonly from: MachineState }
  | { readonly kind: 'rule'; readonly from: MachineState; readonly rule: number; readonly condition: string | null };

/**
 * How an execution can come to a State: as the first of its scope, by a transition, by a Choice Rule (numbered from 1), by default, or
 * after an error.
 *
 * @param startAt - StartAt of the machine, for States outside any Map or Parallel.
 */
export function stateEntries(states: readonly MachineState[], target: MachineState, startAt: string): StateEntry[] {
  const container = states.find(({ pointer }) => pointer === target.container) ?? null;
  const entries: StateEntry[] = startsOf(container, startAt).includes(target.name)
    ? [{ kind: 'start', container }]
    : [];
  const scope = scopeOf(target);
  for (const from of states.filter((state) => scopeOf(state) === scope)) {
    const { state } = from;
    if ('Next' in state && state.Next === target.name) entries.push({ kind: 'next', from });
    if (state.Type === 'Choice') {
      state.Choices.forEach((rule, index) => {
        if (rule.Next !== target.name) return;
        entries.push({ kind: 'rule', from, rule: index + 1, condition: rule.Condition ?? null });
      });
      if (state.Default === target.name) entries.push({ kind: 'default', from });
    }
    if ('Catch' in state && state.Catch.some((catcher) => catcher.Next === target.name)) {
      entries.push({ kind: 'catch', from });
    }
  }
  return entries;
}

function startsOf(container: MachineState | null, startAt: string): readonly string[] {
  if (container === null) return [startAt];
  const { state } = container;
  if (state.Type === 'Map') return [state.ItemProcessor?.StartAt ?? state.Iterator?.StartAt ?? ''];
  return state.Type === 'Parallel' ? state.Branches.map((branch) => branch.StartAt) : [];
}

/** Pointer of the `States` object a State is a member of: names are resolved within it. */
function scopeOf({ pointer }: MachineState): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
