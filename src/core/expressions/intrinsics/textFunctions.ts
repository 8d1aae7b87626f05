import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.Format, States.StringSplit, States.UUID. */
export const textFunctions = {
  'States.Format': ([template = null, ...values]) => {
    if (typeof template !== 'string') return err('The first argument must be a string');
    return formatPieces(piecesOf(template), values);
  },

  'States.StringSplit': ([text = null, separators = null]) => {
    if (typeof text !== 'string' || typeof separators !== 'string') return err('The arguments must be strings');
    return ok(splitAtAny(text, separators));
  },

  'States.UUID': (_args, world) => ok(world.uuid()),
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** Puts the values between the pieces of a template; there is one piece more than there are `{}`. */
export function formatPieces(pieces: readonly string[], values: readonly JsonValue[]): Result<string, string> {
  if (values.length !== pieces.length - 1) {
    return err(`The template has ${pieces.length - 1} '{}' but ${values.length} values were given`);
  }
  let text = pieces[0] ?? '';
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' && value !== null)
      return err('Only strings, numbers, booleans and null can be formatted');
    text += String(value) + (pieces[index + 1] ?? '');
  }
  return ok(text);
}

/** Splits a template that was found by a path at its unescaped `{}`. */
function piecesOf(template: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const token of template.match(/\\[\\{}']|\{\}|[\s\S]/g) ?? []) {
    if (token === '{}') {
      pieces.push(piece);
      piece = '';
    } else {
      piece += token.length === 2 ? token.slice(1) : token;
    }
  }
  return [...pieces, piece];
}

/** Each character of `separators` separates; empty parts vanish: `,,,,` gives nothing. */
function splitAtAny(text: string, separators: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (separators.includes(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part].filter((found) => found !== '');
}
