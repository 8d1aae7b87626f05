import { isJsonObject } from '../../json';
import { parsePlainJson } from '../parsePlainJson';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.StringToJson, States.JsonToString, States.JsonMerge. */
export const jsonFunctions = {
  'States.StringToJson': ([text = null]) => {
    if (typeof text !== 'string') return undefined;
    // AWS reads a blank text as null.
    if (text.trim() === '') return null;
    const value = parsePlainJson(text);
    return value.ok ? value.value : undefined;
  },

  'States.JsonToString': ([value = null]) => JSON.stringify(value),

  // AWS has no deep merge: the third argument must be false.
  'States.JsonMerge': ([left = null, right = null, deep = null]) =>
    isJsonObject(left) && isJsonObject(right) && deep === false ? { ...left, ...right } : undefined,
} satisfies Readonly<Record<string, IntrinsicFunction>>;
