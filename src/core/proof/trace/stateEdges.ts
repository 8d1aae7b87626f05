import { childPointer, pointerTokens, ROOT_POINTER, type JsonPointer } from '../../json';
import { Tallies } from './search';
import type { TracedState } from './tracedStates';
import { NONE, type TracedEvents } from './visits';

/** A Transition that was taken, and when: by the events with which its target was entered. */
export interface TakenEdge {
  /** null: the start of the run. */
  readonly from: JsonPointer | null;
  readonly to: JsonPointer;
  /** By a Catcher. */
  readonly caught: boolean;
  readonly taken: Int32Array;
}

/** The Transitions of a run. What enters a Map or a Branch is none: it is counted at the container. */
export function takenEdges({ visits }: TracedEvents, states: readonly TracedState[]): TakenEdge[] {
  const tallies = new Tallies<number>();
  const width = states.length + 1;
  for (let visit = 0; visit < visits.count; visit++) {
    const to = visits.state[visit] ?? NONE;
    const source = visits.source[visit] ?? NONE;
    if (to === NONE || (source === NONE && visit > 0)) continue;
    const from = source === NONE ? NONE : (visits.state[source] ?? NONE);
    const caught = source !== NONE && visits.caught[source] === 1 ? 1 : 0;
    tallies.add(((from + 1) * width + to) * 2 + caught, visits.entered[visit] ?? 0);
  }
  return [...tallies.finished()].flatMap(([key, taken]): TakenEdge[] => {
    const pair = key >> 1;
    const target = states[pair % width];
    const source = states[Math.floor(pair / width) - 1];
    if (target === undefined) return [];
    return [{ from: source?.pointer ?? null, to: target.pointer, caught: key % 2 === 1, taken }];
  });
}

/** Pointer of the State beside another one, by its name: Transitions stay in their scope. */
export function besideState(pointer: JsonPointer, name: string): JsonPointer {
  return childPointer(ROOT_POINTER, ...pointerTokens(pointer).slice(0, -1), name);
}
