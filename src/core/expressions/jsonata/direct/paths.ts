import type { Code, Frame } from './evaluation';
import { UNSURE } from '../unsure';
import {
  isNumber,
  isSequence,
  isTrue,
  memberOf,
  newSequence,
  pushFlat,
  sequenceOf,
  settled,
  type Sequence,
} from './sequence';

/** One step of a path: what it gives for an item, before the items of a list are joined to the others. */
export interface Step {
  readonly code: Code;
  /** Upper bound of the steps jsonata takes for an item. */
  readonly cost: number;
}

export interface PathShape {
  readonly steps: readonly Step[];
  /** A path that begins with a variable does not look at the context item by item. */
  readonly isAbsolute: boolean;
  /** `[]` somewhere in it. */
  readonly keepsArray: boolean;
}

/** A location path. */
export function pathCode({ steps, isAbsolute, keepsArray }: PathShape): Code {
  const last = steps.length - 1;
  return (frame, context) => {
    let items: readonly unknown[] | undefined = Array.isArray(context) && !isAbsolute ? context : undefined;
    let item = context;
    let isOwn = false;
    let index = -1;
    for (const step of steps) {
      index += 1;
      isOwn = items !== undefined;
      const found: unknown =
        items === undefined ? step.code(frame, item) : stepOfMany(step, frame, { items, isLast: index === last });
      if (found === undefined) return undefined;
      if (!Array.isArray(found)) {
        items = undefined;
        item = found;
      } else {
        // the list itself, if a path ends in one
        if (index === last && !isSequence(found)) return found as unknown;
        if (found.length === 0) return undefined;
        items = found;
      }
    }
    if (items === undefined) return keepsArray ? settled(newSequence(item), true) : item;
    return settled(isOwn ? items : sequenceOf(items), keepsArray);
  };
}

function stepOfMany(
  { code, cost }: Step,
  frame: Frame,
  { items, isLast }: { readonly items: readonly unknown[]; readonly isLast: boolean },
): unknown {
  frame.evaluation.spend(items.length * cost);
  const found: Sequence = newSequence();
  let count = 0;
  let only: unknown;
  for (const item of items) {
    const result = code(frame, item);
    if (result === undefined) continue;
    count += 1;
    only = result;
    pushFlat(found, result);
  }
  return isLast && count === 1 && Array.isArray(only) && !isSequence(only) ? only : found;
}

/** A step that is a name. */
export function nameCode(name: string, keepsArray: boolean): Code {
  return (_frame, context) => settled(memberOf(context, name), keepsArray);
}

/** `[condition]` after a node: a number is a position, anything else keeps the items for which it is true. */
export function filterCode(target: Code, condition: Step, position: number | undefined): Code {
  if (position !== undefined) {
    return (frame, context) => {
      const value = target(frame, context);
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      const index = Math.floor(position);
      const item = list[index < 0 ? list.length + index : index];
      if (item === undefined) return newSequence();
      return Array.isArray(item) ? (item as unknown) : newSequence(item);
    };
  }
  return (frame, context) => {
    const value = target(frame, context);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    frame.evaluation.spend(list.length * condition.cost);
    const kept = newSequence();
    for (const [index, item] of list.entries()) {
      if (isKept(condition.code(frame, item), index, list.length)) kept.push(item);
    }
    return kept;
  };
}

function isKept(result: unknown, index: number, length: number): boolean {
  if (isNumber(result)) return isPosition(result, index, length);
  if (!Array.isArray(result)) return isTrue(result);
  const positions = result.filter(isNumber);
  if (positions.length < result.length) return isTrue(result);
  const matches = positions.filter((position) => isPosition(position, index, length)).length;
  if (matches > 1) throw UNSURE; // jsonata gives such an item more than once
  return matches === 1;
}

function isPosition(position: number, index: number, length: number): boolean {
  const whole = Math.floor(position);
  return (whole < 0 ? length + whole : whole) === index;
}
