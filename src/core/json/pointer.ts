import type { Branded } from '../base';

/** RFC 6901 pointer into a JSON value: `''` is the root, `/States/Call Model/Retry/0` a Retrier. */
export type JsonPointer = Branded<'JsonPointer'>;

export const ROOT_POINTER = '' as JsonPointer; // brands the one constant that needs no escaping

/** Pointer of the given tokens, escaped (`~` → `~0`, `/` → `~1`). */
export function pointerOf(...tokens: readonly (string | number)[]): JsonPointer {
  return tokens.map((token) => `/${escapeToken(token)}`).join('') as JsonPointer; // the only maker of pointers
}

/** Pointer of a member of what `parent` points to. */
export function childPointer(parent: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  return (parent + pointerOf(...tokens)) as JsonPointer; // both halves are escaped
}

/** Unescaped tokens of a pointer, outermost first. */
export function pointerTokens(pointer: JsonPointer): string[] {
  const tokens = pointer.split('/').slice(1);
  return pointer.includes('~') ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : tokens;
}

function escapeToken(token: string | number): string {
  if (typeof token === 'number' || !/[~/]/.test(token)) return String(token);
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
