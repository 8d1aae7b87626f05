import { err, ok } from '../../base';
import { isJsonObject } from '../../json';
import { parsePlainJson } from '../parsePlainJson';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.StringToJson, States.JsonToString, States.JsonMerge. */
export const jsonFunctions = {
  'States.StringToJson': ([text = null]) => {
    if (typeof text !== 'string') return err('The argument must be a string');
    // AWS reads a blank text as null.
    return text.trim() === '' ? ok(null) : parsePlainJson(text);
  },

  'States.JsonToString': ([value = null]) => ok(JSON.stringify(value)),

  'States.JsonMerge': ([left = null, right = null, deep = null]) => {
    if (!isJsonObject(left) || !isJsonObject(right)) return err('The first two arguments must be objects');
    if (typeof deep !== 'boolean') return err('The third argument must be a boolean');
    if (deep) return err('Deep merging is not supported; the third argument must be false');
    return ok({ ...left, ...right });
  },
} satisfies Readonly<Record<string, IntrinsicFunction>>;
