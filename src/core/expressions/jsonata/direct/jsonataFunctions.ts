import jsonata from 'jsonata';
import { invariant } from '../../../base';
import { bindWorldFunctions, environmentOf, MAX_TEXT_LENGTH, type Environment } from '../worldFunctions';
import { UNSURE } from '../unsure';
import { fitsSignature, parametersOf, type Parameter } from './fitsSignature';
import { newSequence } from './sequence';

/** A built-in function that needs no promise and no world: jsonata's own, or AWS's. */
export interface BuiltIn {
  /** Parameters its JavaScript declares; decides what `$map` and its like hand to it. */
  readonly arity: number;
  /** @param context - taken for the first argument where the signature allows it and it is missing; null where there is none. */
  call(args: readonly unknown[], context: unknown): unknown;
}

const names = [
  ...['sum', 'count', 'max', 'min', 'average'],
  ...['string', 'substring', 'substringBefore', 'substringAfter', 'lowercase', 'uppercase', 'length', 'trim', 'pad'],
  ...['join', 'base64encode', 'base64decode'],
  ...['encodeUrl', 'encodeUrlComponent', 'decodeUrl', 'decodeUrlComponent'],
  ...['number', 'floor', 'ceil', 'round', 'abs', 'sqrt', 'power'],
  ...['formatNumber', 'formatBase', 'formatInteger', 'parseInteger', 'fromMillis', 'toMillis'],
  ...['boolean', 'not', 'exists', 'type', 'error', 'assert'],
  ...['zip', 'keys', 'lookup', 'spread', 'merge', 'append', 'reverse', 'distinct'],
  ...['parse', 'partition', 'range', 'hash'],
];

/** The built-in functions by name. Made once, from an environment of jsonata's own. */
export function builtIn(name: string): BuiltIn | undefined {
  builtIns ??= new Map(names.map((each) => [each, fromJsonata(each)]));
  return builtIns.get(name) ?? plainTextFunctions.get(name);
}

let builtIns: ReadonlyMap<string, BuiltIn> | undefined;

/** Whether jsonata knows a function of this name, ours or not. */
export function isJsonataFunction(name: string): boolean {
  return environment().lookup(name) !== undefined;
}

/** A value as `&` joins it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  const text = builtIn('string')?.call([value], null);
  if (typeof text !== 'string') throw UNSURE;
  return text;
}

/** Those jsonata makes wait for a promise because they also take regular expressions. With texts they are one call of JavaScript. */
const plainTextFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  textFunction('contains', 2, ([text = '', part = '']) => text.includes(part)),
  textFunction('split', 2, ([text = '', separator = '']) => text.split(separator)),
  textFunction('replace', 3, ([text = '', pattern = '', replacement = '']) => {
    if (pattern === '') throw UNSURE;
    return text.split(pattern).join(replacement);
  }),
]);

function textFunction(name: string, count: number, apply: (texts: readonly string[]) => unknown): [string, BuiltIn] {
  const call = (args: readonly unknown[]): unknown => {
    if (args.length !== count || !args.every(isShortText)) throw UNSURE;
    return apply(args);
  };
  return [name, { arity: count, call }];
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
}

interface NativeFunction {
  readonly implementation: (this: unknown, ...args: unknown[]) => unknown;
  readonly signature: { readonly definition: string; validate(args: readonly unknown[], context: unknown): unknown[] };
}

let known: Environment | undefined;

function environment(): Environment {
  if (known !== undefined) return known;
  const expression = jsonata('1');
  bindWorldFunctions(expression, () => undefined);
  known = environmentOf(expression);
  return known;
}

function fromJsonata(name: string): BuiltIn {
  const native = environment().lookup(name) as NativeFunction | undefined; // what jsonata binds to the name of a function
  invariant(native, `jsonata has $${name}`);
  const { implementation, signature } = native;
  const parameters = parametersOf(signature.definition);
  return {
    arity: implementation.length,
    call: (args, context) => implementation.apply(focus, [...fitting(args, context, { parameters, signature })]),
  };
}

/** What a function of jsonata may ask of the evaluation it is part of. */
const focus = { createSequence: newSequence, options: undefined };

/** The arguments as they are if they fit, else as jsonata makes them fit. */
function fitting(
  args: readonly unknown[],
  context: unknown,
  { parameters, signature }: Pick<NativeFunction, 'signature'> & { readonly parameters: readonly Parameter[] | null },
): readonly unknown[] {
  if (parameters !== null && fitsSignature(args, parameters)) return args;
  if (context === null) throw UNSURE;
  return signature.validate(args, context);
}
