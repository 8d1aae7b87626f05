import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';
import type { Rule } from '../kind';
import { nearestName } from '../nearestName';
import { childSpot, type MaybeSpot } from '../spot';
import { sentenceName, subjectName, type Subject } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';
import { unreachableStates } from './reachability';

/** One way from a state (or from `StartAt`) to another, as written. */
interface Transition {
  readonly from: string | undefined;
  readonly field: string;
  readonly target: string;
  readonly spot: MaybeSpot;
}

/**
 * Transitions of one set of States: each target exists here, each state is reached, and somewhere it ends. What follows from a target that is
 * missing is not said again.
 */
export const transitions: Rule = {
  codes: [
    'asl/target-missing',
    'asl/target-outside',
    'asl/state-unreachable',
    'asl/no-terminal-state',
    'asl/branch-never-ends',
  ],
  needs: ['States'],
  check(walk, value, subject) {
    const states = value.States;
    if (!isJsonObject(states)) return;
    const names = Object.keys(states);
    const ways = transitionsOf(value, states, subject);
    const dangling = ways.all.filter((way) => !Object.hasOwn(states, way.target) && !isSubstituted(walk, way.target));
    const isOpen = dangling.length > 0 || ways.isIncomplete || ways.all.some((way) => isSubstituted(walk, way.target));
    const { StartAt: start } = value;
    walk.later.push(() => {
      for (const way of dangling) reportDangling(walk, way, { names, subject });
      const ends = checkEnds(walk, states, subject, isOpen);
      // AWS does not look for unreachable states in a machine that never ends, and neither would a person.
      if (typeof start !== 'string' || (!ends && subject.parent === undefined)) return;
      reportUnreachable(walk, { states, start, ways: ways.all, isOpen, spot: childSpot(subject.spot, 'States') });
    });
  },
};

function reportDangling(
  walk: Walk,
  { from, field, target, spot }: Transition,
  { names, subject }: { readonly names: readonly string[]; readonly subject: Subject },
): void {
  const owner = from === undefined ? subjectName(subject) : `"${from}"`;
  const elsewhere = walk.states.get(target);
  if (elsewhere === undefined) {
    const suggestion = nearestName(target, names);
    report(
      walk,
      'asl/target-missing',
      { spot },
      { owner, field, target, ...(suggestion === undefined ? {} : { suggestion }) },
    );
  } else {
    const related = [{ message: `"${target}" is here`, spot: elsewhere.spot }];
    report(walk, 'asl/target-outside', { spot }, { owner, field, target }, { related });
  }
}

/** Whether any state ends. */
function checkEnds(walk: Walk, states: JsonObject, subject: Subject, isOpen: boolean): boolean {
  const ends = Object.values(states).some((state) => isJsonObject(state) && isEnd(walk, state));
  if (ends) return true;
  if (subject.parent === undefined)
    report(walk, 'asl/no-terminal-state', { spot: undefined }, {}, { consequence: isOpen });
  else
    report(
      walk,
      'asl/branch-never-ends',
      { spot: subject.spot },
      { owner: sentenceName(subject) },
      { consequence: isOpen },
    );
  return false;
}

function isEnd(walk: Walk, state: JsonObject): boolean {
  if (state.Type === 'Succeed' || state.Type === 'Fail') return true;
  return state.End !== undefined && (state.End === true || isSubstituted(walk, state.End));
}

function reportUnreachable(
  walk: Walk,
  {
    states,
    start,
    ways,
    isOpen,
    spot,
  }: {
    readonly states: JsonObject;
    readonly start: string;
    readonly ways: readonly Transition[];
    readonly isOpen: boolean;
    readonly spot: MaybeSpot;
  },
): void {
  for (const { name, from, isCause } of unreachableStates(Object.keys(states), start, ways)) {
    // A state without a name cannot be led to; its name is the problem.
    const consequence = isOpen || !isCause || name === '';
    report(walk, 'asl/state-unreachable', { spot: childSpot(spot, name) }, { name, from }, { consequence });
  }
}

/** All ways as written. Incomplete if a state or a field of it cannot be read, so that what it leads to is not known. */
function transitionsOf(
  value: JsonObject,
  states: JsonObject,
  subject: Subject,
): { readonly all: Transition[]; readonly isIncomplete: boolean } {
  const all: Transition[] = [];
  let isIncomplete = false;
  const add = (from: string | undefined, field: string, target: JsonValue | undefined, spot: MaybeSpot): void => {
    if (typeof target === 'string') all.push({ from, field, target, spot });
    else if (target !== undefined) isIncomplete = true;
  };
  add(undefined, 'StartAt', value.StartAt, childSpot(subject.spot, 'StartAt'));
  const statesSpot = childSpot(subject.spot, 'States');
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) {
      isIncomplete = true;
      continue;
    }
    const spot = childSpot(statesSpot, name);
    if (state.Type === 'Choice') {
      addEntries(name, 'Choices', state.Choices, spot, add);
      add(name, 'Default', state.Default, childSpot(spot, 'Default'));
    } else {
      add(name, 'Next', state.Next, childSpot(spot, 'Next'));
      if (state.Next === undefined && state.End === undefined && !isEndType(state.Type)) isIncomplete = true;
      addEntries(name, 'Catch', state.Catch, spot, add);
    }
  }
  return { all, isIncomplete };
}

function isEndType(type: JsonValue | undefined): boolean {
  return type === 'Succeed' || type === 'Fail';
}

function addEntries(
  name: string,
  field: string,
  entries: JsonValue | undefined,
  spot: MaybeSpot,
  add: (from: string, field: string, target: JsonValue | undefined, spot: MaybeSpot) => void,
): void {
  if (entries === undefined) return;
  if (!isJsonArray(entries)) {
    add(name, field, null, spot);
    return;
  }
  const list = childSpot(spot, field);
  entries.forEach((entry, index) => {
    const target = isJsonObject(entry) ? entry.Next : null;
    add(name, 'Next', target, childSpot(childSpot(list, index), 'Next'));
  });
}
