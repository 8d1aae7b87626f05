import type { JsonValue } from '../../json';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.Format, States.StringSplit, States.UUID. */
export const textFunctions = {
  'States.Format': ([template = null, ...values]) =>
    typeof template === 'string' ? formatPieces(piecesOf(template), values) : undefined,

  'States.StringSplit': ([text = null, separators = null]) =>
    typeof text === 'string' && typeof separators === 'string' ? splitAtAny(text, separators) : undefined,

  'States.UUID': (_args, world) => world.uuid(),
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** Puts the values between the pieces of a template, one piece more than there are values; composite values cannot be formatted. */
export function formatPieces(pieces: readonly string[], values: readonly JsonValue[]): string | undefined {
  if (values.length !== pieces.length - 1) return undefined;
  let text = pieces[0] ?? '';
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) return undefined;
    text += String(value) + (pieces[index + 1] ?? '');
  }
  return text;
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
