import { isJsonArray, type JsonValue } from '../../json';

/** A conversation is sent again with each turn, so most of its parts have been measured before. */
const known = new WeakMap<object, number>();

/** Characters of a value's JSON text without spaces. */
export function textLength(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  const before = known.get(value);
  if (before !== undefined) return before;
  const length = lengthOfParts(value);
  known.set(value, length);
  return length;
}

function lengthOfParts(value: JsonValue & object): number {
  let length = 2;
  let parts = 0;
  if (isJsonArray(value)) {
    for (const item of value) length += textLength(item);
    parts = value.length;
  } else {
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (member === undefined) continue;
      length += JSON.stringify(name).length + 1 + textLength(member);
      parts += 1;
    }
  }
  return length + Math.max(0, parts - 1); // the commas
}
