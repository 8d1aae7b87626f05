import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';

/** States of one scope that lead back to one another, with a Wait and a Task among them: something is asked again and again. */
export interface WaitingLoop {
  /** In the order of the definition. */
  readonly members: ReadonlyMap<string, JsonObject>;
  /** Its first Wait. */
  readonly wait: string;
}

/**
 * Loops of a set of States, in time linear in its size. Sets without a Wait or a Task, or in which every Transition leads forward as written, are most,
 * and cost one look.
 */
export function waitingLoops(states: JsonObject): WaitingLoop[] {
  const waits: string[] = [];
  const seen = new Set<string>();
  let hasTask = false;
  let leadsBack = false;
  for (const name of Object.keys(states)) {
    const state = states[name];
    seen.add(name);
    if (!isJsonObject(state)) continue;
    if (state.Type === 'Wait') waits.push(name);
    else if (state.Type === 'Task') hasTask = true;
    leadsBack ||= goesToOneOf(seen, state);
  }
  if (waits.length === 0 || !hasTask || !leadsBack) return [];
  return membersByLoop(states, waits).flatMap((members) => {
    const wait = firstOf(members, 'Wait');
    return wait === undefined || firstOf(members, 'Task') === undefined ? [] : [{ members, wait }];
  });
}

function goesToOneOf(names: ReadonlySet<unknown>, state: JsonObject): boolean {
  if (names.has(state.Next) || names.has(state.Default)) return true;
  const entries = state.Choices ?? state.Catch;
  return isJsonArray(entries) && entries.some((entry) => isJsonObject(entry) && names.has(entry.Next));
}

/** The shortest way from a Wait of the loop through a Task back to it; it begins with the Wait. */
export function roundOf({ members }: WaitingLoop, wait: string): readonly string[] {
  const there = shortestWay(members, wait, (state) => state.Type === 'Task');
  const back = shortestWay(members, there.at(-1) ?? wait, (_, name) => name === wait);
  return [...new Set([wait, ...there, ...back])];
}

function firstOf(members: ReadonlyMap<string, JsonObject>, type: string): string | undefined {
  for (const [name, state] of members) if (state.Type === type) return name;
  return undefined;
}

/** Names after `from` up to the nearest state that is wanted; empty if there is none. */
function shortestWay(
  members: ReadonlyMap<string, JsonObject>,
  from: string,
  isWanted: (state: JsonObject, name: string) => boolean,
): string[] {
  const before = new Map<string, string>();
  const open = [from];
  for (const name of open) {
    for (const target of targetsOf(members.get(name))) {
      const state = members.get(target);
      if (state === undefined || before.has(target)) continue;
      before.set(target, name);
      if (isWanted(state, target)) return wayTo(target, from, before);
      open.push(target);
    }
  }
  return [];
}

function wayTo(target: string, from: string, before: ReadonlyMap<string, string>): string[] {
  const way: string[] = [target];
  for (let at = before.get(target); at !== undefined && at !== from; at = before.get(at)) way.push(at);
  return way.reverse();
}

/** Whether a way of Transitions leads from one state to one of the others. */
export function leadsTo(states: JsonObject, from: string, goal: ReadonlyMap<string, unknown>): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    if (goal.has(name)) return true;
    for (const target of targetsOf(states[name])) seen.add(target);
  }
  return false;
}

/** Where a state may go on, as written; one that ends goes nowhere. */
export function targetsOf(state: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(state)) return [];
  const before = known.get(state);
  if (before !== undefined) return before;
  const targets = readTargets(state);
  known.set(state, targets);
  return targets;
}

/** Whoever edits a definition hands in the same objects for the States that did not change. */
const known = new WeakMap<JsonObject, readonly string[]>();

function readTargets(state: JsonObject): readonly string[] {
  const isChoice = state.Type === 'Choice';
  const direct = isChoice ? state.Default : state.End === true ? undefined : state.Next;
  const entries: JsonValue | undefined = isChoice ? state.Choices : state.Catch;
  const list: readonly JsonValue[] = isJsonArray(entries) ? entries : [];
  return [...list.map((entry) => (isJsonObject(entry) ? entry.Next : undefined)), direct].filter(
    (target) => typeof target === 'string',
  );
}

/**
 * Members of each strongly connected component of at least two states that can be reached from a Wait (Tarjan); a state that only leads to itself asks
 * nothing. States are numbers here and nothing calls itself: this runs at each keystroke, and chains may be long.
 */
function membersByLoop(states: JsonObject, waits: readonly string[]): ReadonlyMap<string, JsonObject>[] {
  const names = Object.keys(states);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const componentOf = components(names.length, {
    starts: waits.map((name) => indexOf.get(name) ?? 0),
    targetsAt: (index) => targetsOf(states[names[index] ?? '']).map((target) => indexOf.get(target) ?? NONE),
  });
  const sizes = new Uint32Array(names.length);
  for (const component of componentOf) if (component !== NONE) sizes[component] = (sizes[component] ?? 0) + 1;
  const loops = new Map<number, Map<string, JsonObject>>();
  for (const [index, name] of names.entries()) {
    const component = componentOf[index] ?? NONE;
    const state = states[name];
    if (component === NONE || (sizes[component] ?? 0) < 2 || !isJsonObject(state)) continue;
    const members = loops.get(component);
    if (members) members.set(name, state);
    else loops.set(component, new Map([[name, state]]));
  }
  return [...loops.values()];
}

const NONE = -1;

interface Frame {
  readonly index: number;
  readonly targets: readonly number[];
  next: number;
}

/** Component of each state, by the number of one of its members; {@link NONE} where no start leads to. */
function components(
  count: number,
  {
    starts,
    targetsAt,
  }: { readonly starts: readonly number[]; readonly targetsAt: (index: number) => readonly number[] },
): Int32Array {
  const componentOf = new Int32Array(count).fill(NONE);
  const order = new Int32Array(count).fill(NONE);
  const low = new Int32Array(count);
  const open: number[] = [];
  const frames: Frame[] = [];
  let entered = 0;
  const lower = (index: number, by: number | undefined): void => {
    low[index] = Math.min(low[index] ?? 0, by ?? 0);
  };
  const enter = (index: number): void => {
    order[index] = low[index] = entered++;
    open.push(index);
    frames.push({ index, targets: targetsAt(index), next: 0 });
  };
  const leave = (index: number): void => {
    const around = frames.at(-1);
    if (around !== undefined) lower(around.index, low[index]);
    if (low[index] !== order[index]) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      componentOf[member] = index;
      if (member === index) return;
    }
  };
  for (const start of starts) {
    if (order[start] === NONE) enter(start);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = frame.targets[frame.next++];
      if (target === undefined) {
        frames.pop();
        leave(frame.index);
      } else if (target === NONE) continue;
      else if (order[target] === NONE) enter(target);
      else if (componentOf[target] === NONE) lower(frame.index, order[target]);
    }
  }
  return componentOf;
}
