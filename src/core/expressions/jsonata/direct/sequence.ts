import { UNSURE } from '../unsure';

/**
 * jsonata's list of results: an array with a mark. A sequence of one item is that item, and an empty one is nothing, wherever the result of a node is
 * looked at; other arrays stay as they are.
 */
export interface Sequence extends Array<unknown> {
  sequence?: boolean;
  /** A single item stays in its list. */
  keepSingleton?: boolean;
}

export function newSequence(...items: readonly unknown[]): Sequence {
  return sequenceOf(items);
}

export function sequenceOf(items: readonly unknown[]): Sequence {
  const sequence: Sequence = items.slice();
  sequence.sequence = true;
  return sequence;
}

export function isSequence(value: unknown): value is Sequence {
  return Array.isArray(value) && (value as Sequence).sequence === true;
}

/** What the result of a node is to the node around it. */
export function settled(value: unknown, keepsArray = false): unknown {
  if (!isSequence(value)) return value;
  if (keepsArray) value.keepSingleton = true;
  if (value.length === 0) return undefined;
  return value.length === 1 && value.keepSingleton !== true ? value[0] : value;
}

/** Adds a result to a sequence; the items of a list one by one. */
export function pushFlat(sequence: unknown[], result: unknown): void {
  if (Array.isArray(result)) for (const item of result as readonly unknown[]) sequence.push(item);
  else sequence.push(result);
}

/** The member of an object, the members of all objects in a list. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const found = newSequence();
  for (const item of value as readonly unknown[]) {
    const member = memberOf(item, name);
    if (member !== undefined) pushFlat(found, member);
  }
  return found;
}

/** Whether a value counts as true; nothing counts as false. */
export function isTrue(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return isNumber(value) && value !== 0;
    case 'object':
      if (value === null) return false;
      return Array.isArray(value) ? value.filter(isTrue).length > 0 : Object.keys(value).length > 0;
    default:
      return false;
  }
}

/** Infinity is an error wherever a number is looked at. */
export function isNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw UNSURE;
  return true;
}
