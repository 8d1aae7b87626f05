import type { Code } from './evaluation';
import { UNSURE } from '../unsure';
import { pushFlat } from './sequence';

/** An item of `[…]`. A list written out is an item; every other list gives its items. */
export interface ItemCode {
  readonly code: Code;
  readonly isList: boolean;
}

export function arrayCode(items: readonly ItemCode[]): Code {
  return (frame, context) => {
    const made: unknown[] = [];
    for (const { code, isList } of items) {
      const value = code(frame, context);
      if (value === undefined) continue;
      if (isList) made.push(value);
      else pushFlat(made, value);
    }
    return made;
  };
}

/** A member of `{…}`. */
export interface MemberCode {
  readonly key: Code;
  readonly constantKey: string | undefined;
  readonly value: Code;
}

/** Keys JavaScript or jsonata take for something else. */
const specialKeys: ReadonlySet<unknown> = new Set(['__proto__', '_jsonata_lambda', '_jsonata_function']);

export function objectCode(members: readonly MemberCode[]): Code {
  const constant = constantMembers(members);
  if (constant !== undefined) {
    return (frame, context) => {
      if (Array.isArray(context)) throw UNSURE; // groups the items by key
      const made: Record<string, unknown> = {};
      for (const { key, value } of constant) {
        const member = value(frame, context);
        if (member !== undefined) made[key] = member;
      }
      return made;
    };
  }
  return (frame, context) => {
    if (Array.isArray(context)) throw UNSURE;
    const made: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const { key, value } of members) {
      const name = key(frame, context);
      if (name === undefined) continue;
      if (typeof name !== 'string' || seen.has(name) || specialKeys.has(name)) throw UNSURE;
      seen.add(name);
      const member = value(frame, context);
      if (member !== undefined) made[name] = member;
    }
    return made;
  };
}

function constantMembers(
  members: readonly MemberCode[],
): readonly { readonly key: string; readonly value: Code }[] | undefined {
  const keys = members.map(({ constantKey }) => constantKey);
  const isSpecial = keys.some((key) => key === undefined || specialKeys.has(key));
  if (isSpecial || new Set(keys).size < keys.length) return undefined;
  return members.map(({ constantKey = '', value }) => ({ key: constantKey, value }));
}
