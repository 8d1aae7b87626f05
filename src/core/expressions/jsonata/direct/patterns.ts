import { UNSURE } from '../unsure';
import type { Code } from './evaluation';
import { newSequence } from './sequence';

type Apply = (text: string, pattern: RegExp, replacement: string) => unknown;

/** What the functions of texts do with a regular expression. Other arguments than these are left to jsonata: limits, functions. */
const functions: ReadonlyMap<string, { readonly count: number; readonly apply: Apply }> = new Map([
  ['contains', { count: 2, apply: (text, pattern) => !matchesOf(text, pattern).next().done }],
  ['match', { count: 2, apply: (text, pattern) => newSequence(...[...matchesOf(text, pattern)].map(described)) }],
  ['split', { count: 2, apply: (text, pattern) => partsOf(text, pattern) }],
  ['replace', { count: 3, apply: (text, pattern, replacement) => partsOf(text, pattern).join(replacement) }],
]);

/** A call whose second argument is written as a regular expression; undefined for a function that does not take one. */
export function patternCode(name: string, pattern: unknown, [text, replacement]: readonly Code[]): Code | undefined {
  const known = functions.get(name);
  const count = 1 + (text === undefined ? 0 : 1) + (replacement === undefined ? 0 : 1);
  if (known?.count !== count || text === undefined || !(pattern instanceof RegExp)) return undefined;
  return (frame, context) => {
    const value = text(frame, context);
    const substitute = replacement === undefined ? '' : replacement(frame, context);
    // a dollar stands for a group of the match
    if (typeof substitute !== 'string' || substitute.includes('$')) throw UNSURE;
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw UNSURE;
    return known.apply(value, pattern, substitute);
  };
}

/** One after the other, each behind the one before. One that matches nothing, after the first, is an error. */
function* matchesOf(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  const own = new RegExp(pattern); // its place in the text is its own
  let match = own.exec(text);
  while (match !== null) {
    yield match;
    if (own.lastIndex >= text.length) return;
    match = own.exec(text);
    if (match?.[0] === '') throw UNSURE;
  }
}

/** What is between the matches. */
function partsOf(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of matchesOf(text, pattern)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

function described(match: RegExpExecArray): unknown {
  return { match: match[0], index: match.index, groups: match.slice(1) };
}
