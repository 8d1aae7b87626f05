import { isJsonObject } from '../../json';
import type { HistoryEvent } from '../../simulator';
import { NONE, type TracedEvents } from './visits';

/** Which variables each visit assigned, told at its exit. */
export interface Assignments {
  /** Sets of names that were assigned together; the first is empty. */
  readonly sets: readonly (readonly string[])[];
  /** Index of the set of each visit. */
  readonly setOf: Uint16Array;
}

export function assignmentsOf(events: readonly HistoryEvent[], { visits, visitOf }: TracedEvents): Assignments {
  const indexOf = new Map<string, number>([['', 0]]);
  const sets: (readonly string[])[] = [[]];
  const setOf = new Uint16Array(visits.count);
  for (const { id, details } of events) {
    const assigned = details?.['assignedVariables'];
    const visit = visitOf[id] ?? NONE;
    if (visit === NONE || !isJsonObject(assigned)) continue;
    const names = Object.keys(assigned);
    const key = names.join('\n');
    const known = indexOf.get(key) ?? sets.push(names) - 1;
    indexOf.set(key, known);
    setOf[visit] = known;
  }
  return { sets, setOf };
}

/** Variables that can be read just after an event, each with the exit at which it got its value, the latest first. */
export function variablesAt(
  { assignments: { sets, setOf }, visits, visitOf }: TracedEvents & { readonly assignments: Assignments },
  eventId: number,
): { readonly name: string; readonly eventId: number }[] {
  const missing = new Set(sets.flat());
  const found: { readonly name: string; readonly eventId: number }[] = [];
  let visit = visitOf[eventId] ?? NONE;
  // What a visit assigns is known when it has been left; a line of control goes back visit by visit, then out of its scope.
  let isPast = visit !== NONE && visits.left[visit] === eventId && visits.exited[visit] === 1;
  while (visit !== NONE && missing.size > 0) {
    if (isPast) {
      const left = visits.left[visit] ?? 0;
      for (const name of sets[setOf[visit] ?? 0] ?? []) if (missing.delete(name)) found.push({ name, eventId: left });
    }
    const source = visits.source[visit] ?? NONE;
    isPast = source !== NONE;
    visit = isPast ? source : (visits.parent[visit] ?? NONE);
  }
  return found;
}
