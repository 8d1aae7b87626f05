import { isJsonObject, type JsonObject, type JsonValue } from '../../json';

/** A field of a Task's arguments: a text as it will be, or computed when the machine runs, or not there. */
export type Argument =
  { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'computed' } | { readonly kind: 'absent' };

/** Reads `Arguments` (JSONata) or `Parameters` (JSONPath) along a path of field names. */
export function argumentOf(state: JsonObject, ...path: readonly string[]): Argument {
  let holder: JsonValue | undefined = state.Arguments ?? state.Parameters;
  for (const [index, name] of path.entries()) {
    if (typeof holder === 'string') return { kind: 'computed' }; // the arguments as a whole are an expression
    if (!isJsonObject(holder)) return { kind: 'absent' };
    if (Object.hasOwn(holder, `${name}.$`)) return { kind: 'computed' };
    holder = holder[name];
    if (index < path.length - 1) continue;
    if (typeof holder === 'string')
      return isExpression(holder) ? { kind: 'computed' } : { kind: 'literal', text: holder };
  }
  return holder === undefined ? { kind: 'absent' } : { kind: 'computed' };
}

function isExpression(text: string): boolean {
  return text.trim().startsWith('{%');
}
