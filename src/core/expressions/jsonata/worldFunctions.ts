import jsonata from 'jsonata';
import { invariant } from '../../base';
import { isJsonObject, type JsonArray } from '../../json';
import { decodeBase64, encodeBase64 } from '../base64';
import { hashText, HASH_ALGORITHMS } from '../hashText';
import { javaRandom } from '../javaRandom';
import { chunksOf, rangeLength, rangeOf } from '../intrinsics/arrayFunctions';
import { parsePlainJson } from '../parsePlainJson';
import type { ExpressionWorld } from '../scope';

/**
 * Makes an expression speak AWS's dialect: `$partition`, `$range`, `$hash`, `$random` with a seed, `$uuid` and `$parse` are added, `$eval` is
 * taken away, time and randomness come from the world, and Base64 holds UTF-8 as in Java (jsonata's own knows Latin-1).
 *
 * @see Step Functions developer guide, “Transforming data with JSONata”, read 2026-11
 */
export function bindWorldFunctions(
  expression: jsonata.Expression,
  currentWorld: () => ExpressionWorld | undefined,
): void {
  const world = (): ExpressionWorld => {
    const current = currentWorld();
    invariant(current, 'A JSONata function runs only during an evaluation');
    return current;
  };

  // Undefined hides the built-in function: calling it is then jsonata's T1006.
  expression.assign('eval', undefined);
  expression.registerFunction('millis', () => world().nowMs(), '<:n>');
  expression.registerFunction(
    'now',
    function (picture?: string, timezone?: string): unknown {
      const format: unknown = this.environment.lookup('fromMillis');
      invariant(isBuiltIn(format), '$fromMillis is built in');
      return format.implementation.call(this, world().nowMs(), picture, timezone);
    },
    '<s?s?:s>',
  );
  expression.registerFunction(
    'random',
    (seed?: number) => (seed === undefined ? world().random() : javaRandom(seed)),
    '<n?:n>',
  );
  expression.registerFunction('uuid', () => world().uuid(), '<:s>');
  for (const [name, shared] of (sharedFunctions ??= makeSharedFunctions())) expression.assign(name, shared);
}

/** Characters a text may have for a function. The memory AWS grants holds 873,782 numbers of 8 bytes (observed). */
export const MAX_TEXT_LENGTH = 8 * 873_782;

/** Functions which need nothing of the world, made once: to read their signatures again costs more than to compile an expression. */
let sharedFunctions: readonly (readonly [string, BuiltIn])[] | undefined;

function makeSharedFunctions(): readonly (readonly [string, BuiltIn])[] {
  const expression = jsonata('1');
  expression.registerFunction('parse', parse, '<s-:x>');
  expression.registerFunction('hash', hash, '<ss?:s>');
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn?:a>');
  expression.registerFunction('base64encode', (text?: string) => text && encodeBase64(text), '<s-:s>');
  expression.registerFunction('base64decode', base64decode, '<s-:s>');
  const environment = environmentOf(expression);
  const native = (name: string): BuiltIn => {
    const found = environment.lookup(name);
    invariant(isBuiltIn(found), `jsonata has $${name}`);
    return found;
  };
  return [
    ...['partition', 'range'].map((name) => [name, native(name)] as const),
    ...textFunctions.map((name) => [name, bounded(native(name), name === 'pad')] as const),
  ];
}

/** Those whose work grows with a text by far more than its length in memory. */
const textFunctions = [
  ...['parse', 'hash', 'base64encode', 'base64decode'],
  ...['length', 'substring', 'pad', 'split', 'replace', 'match', 'contains', 'trim'],
  ...['encodeUrl', 'encodeUrlComponent', 'decodeUrl', 'decodeUrlComponent'],
  ...['formatNumber', 'formatInteger', 'parseInteger', 'toMillis', 'fromMillis'],
];

/** jsonata's own make a list of all characters; one of hundreds of millions ends the whole process, and nobody can catch that. */
function bounded(native: BuiltIn, isPad: boolean): BuiltIn {
  const implementation = function (this: unknown, ...args: readonly unknown[]): unknown {
    for (const arg of args) if (typeof arg === 'string' && arg.length > MAX_TEXT_LENGTH) throw new MemoryExceeded();
    if (isPad && Math.abs(Number(args[1])) > MAX_TEXT_LENGTH) throw new MemoryExceeded();
    return native.implementation.apply(this, [...args]);
  };
  // `$map` and its like hand over as many arguments as a function declares.
  Object.defineProperty(implementation, 'length', { value: native.implementation.length });
  return { ...native, implementation };
}

/** What jsonata looks names up in. */
export interface Environment {
  lookup(name: string): unknown;
}

/** jsonata calls whoever is bound to this symbol with its environment, before it waits for anything. */
export function environmentOf(expression: jsonata.Expression): Environment {
  let known: Environment | undefined;
  const entry = Symbol.for('jsonata.__evaluate_entry') as unknown as string; // its type knows names only
  expression.assign(entry, (_node: unknown, _input: unknown, seen: Environment) => {
    known = seen;
  });
  void expression.evaluate(undefined);
  invariant(known, 'jsonata shows its environment when it begins');
  return known;
}

/** What jsonata hands to a function as `this`; its own type leaves out the maker of sequences. */
interface FunctionFocus extends jsonata.Focus {
  createSequence(): Sequence;
}

interface Sequence extends Array<unknown> {
  keepSingleton?: boolean;
}

/** jsonata takes `throw { code, message }` for an error of its own and reports it with the position. */
class FunctionError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const value = parsePlainJson(text);
  if (!value.ok) throw new FunctionError('D3137', value.error);
  return value.value;
}

function hash(text: string | undefined, algorithm: string | undefined): unknown {
  if (text === undefined || algorithm === undefined) return undefined;
  const digest = hashText(text, algorithm);
  if (digest === undefined) throw new FunctionError('D3137', `'${algorithm}' is none of ${HASH_ALGORITHMS.join(', ')}`);
  return digest;
}

/** An error AWS does not put into words: it says “internal error” and an identifier of its own. */
export class InternalError extends Error {}

function base64decode(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const decoded = decodeBase64(text);
  if (decoded === undefined) throw new InternalError('not Base64');
  return decoded;
}

/**
 * A sequence which stays a list when it holds a single chunk. An empty list and a chunk size of 0 give nothing at all; fractions are cut off
 * (observed).
 */
function partition(this: unknown, list: JsonArray | undefined, size: number | undefined): unknown {
  if (list === undefined || size === undefined) return undefined;
  const chunk = Math.trunc(size);
  if (chunk < 0) throw new FunctionError('D3137', 'The chunk size must be a positive number');
  const sequence = newSequence(this);
  if (chunk > 0) for (const each of chunksOf(list, chunk)) sequence.push(each);
  sequence.keepSingleton = true;
  return sequence;
}

/** Numbers `$range` may make, by the memory AWS grants an evaluation (observed: 360,145 are accepted, one more is refused). */
const MAX_RANGE_NUMBERS = 360_145;

/**
 * An ordinary sequence: AWS gives the number itself for a range of one number. Without a step, or with one that leads away from the end, it is
 * nothing at all; fractions are cut off (observed).
 */
function range(this: unknown, from: number | undefined, to: number | undefined, by: number | undefined): unknown {
  if (from === undefined || to === undefined || by === undefined) return undefined;
  const [first, last, step] = [Math.trunc(from), Math.trunc(to), Math.trunc(by)];
  if (step === 0) return undefined;
  if (rangeLength(first, last, step) > MAX_RANGE_NUMBERS) throw new MemoryExceeded();
  const sequence = newSequence(this);
  for (const number of rangeOf(first, last, step)) sequence.push(number);
  return sequence;
}

/** An evaluation that AWS would stop because of the memory it takes. */
export class MemoryExceeded extends Error {}

function newSequence(focus: unknown): Sequence {
  invariant(isFocus(focus), 'jsonata calls a function with its focus');
  return focus.createSequence();
}

function isFocus(value: unknown): value is FunctionFocus {
  return isJsonObject(value) && 'createSequence' in value && typeof value.createSequence === 'function';
}

interface BuiltIn {
  readonly implementation: (this: unknown, ...args: readonly unknown[]) => unknown;
}

function isBuiltIn(value: unknown): value is BuiltIn {
  return isJsonObject(value) && 'implementation' in value && typeof value.implementation === 'function';
}
