import jsonata from 'jsonata';
import { err, ok, type Result } from '../../base';
import { boundedCache } from '../boundedCache';
import type { ExpressionWorld } from '../scope';
import type { SyntaxProblem } from '../textReader';
import type { JsonataBudget } from './budget';
import { compileDirect, type DirectEvaluator } from './direct/compileDirect';
import { isLinear } from './isLinear';
import { parseExpression } from './syntax/parseExpression';
import type { SyntaxNode } from './syntax/syntaxTree';
import { UNSURE } from './unsure';
import { bindWorldFunctions } from './worldFunctions';

/** An expression, compiled once. */
export interface CompiledJsonata {
  readonly ast: SyntaxNode;
  /** Rejects with {@link BudgetSpent}, or with whatever jsonata throws. */
  evaluate(
    bindings: Readonly<Record<string, unknown>>,
    world: ExpressionWorld,
    budget: JsonataBudget,
  ): Promise<unknown>;
  /** The same at once; {@link UNSURE} where it takes {@link evaluate} to know. */
  readonly evaluateDirectly: DirectEvaluator;
}

/** Goes through the evaluator when the steps are spent; too much depth is jsonata's own error D1011, too long a range D2015. */
export class BudgetSpent extends Error {}

/** Compiles an expression in AWS's dialect; the same text gives the same object. */
export const compileJsonata: (text: string) => Result<CompiledJsonata, SyntaxProblem> = boundedCache(2_000, (text) => {
  try {
    const ast = parseExpression(text);
    if (ast !== undefined) return ok(compiledTree(text, ast));
    const read = jsonata(text).ast() as SyntaxNode; // its own type is one of a few of the kinds there are
    const shorthand = findShorthand(read, text);
    return shorthand === undefined ? ok(compiledTree(text, read)) : err(shorthand);
  } catch (error) {
    return err({ message: describeJsonataError(error), at: positionOf(error) });
  }
});

/** Who only checks an expression needs no evaluator, and most evaluations need no jsonata: both are made when they are first asked for. */
function compiledTree(text: string, ast: SyntaxNode): CompiledJsonata {
  let evaluate: CompiledJsonata['evaluate'] | undefined;
  return {
    ast,
    evaluate: (bindings, world, budget) => {
      evaluate ??= isLinear(ast) ? unmetered(jsonata(text)) : metered(text, ast);
      return evaluate(bindings, world, budget);
    },
    evaluateDirectly: directly(ast),
  };
}

/** `S0207: Unexpected end of expression`: the code and the message of an error of jsonata. */
export function describeJsonataError(error: unknown): string {
  const code = errorCode(error);
  const message =
    typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
      ? error.message
      : String(error);
  return code === undefined ? message : `${code}: ${message}`;
}

/** jsonata's code of an error, `T2001`; undefined for an error of another kind. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Evaluations in doubt one after the other, after which an expression is no longer tried. */
const MAX_DOUBTS = 16;

function directly(ast: SyntaxNode): DirectEvaluator {
  let made: { readonly evaluate: DirectEvaluator | undefined } | undefined;
  let doubts = 0;
  return (scope, world, budget) => {
    made ??= { evaluate: compileDirect(ast) };
    if (made.evaluate === undefined || doubts > MAX_DOUBTS) return UNSURE;
    const value = made.evaluate(scope, world, budget);
    doubts = value === UNSURE ? doubts + 1 : 0;
    return value;
  };
}

/** Counting would cost a tenth of what such an expression costs. It never asks the world for anything. */
function unmetered(expression: jsonata.Expression): CompiledJsonata['evaluate'] {
  bindWorldFunctions(expression, () => undefined);
  return (bindings): Promise<unknown> => expression.evaluate(undefined, bindings);
}

/** One compiled copy with its own meter and world. */
interface Instance {
  readonly expression: jsonata.Expression;
  readonly meter: Meter;
  world: ExpressionWorld | undefined;
}

/** Evaluations of one text may overlap (Branches of a Parallel); each takes a copy for itself, and idle copies are used again. */
function metered(text: string, ast: SyntaxNode): CompiledJsonata['evaluate'] {
  const idle: Instance[] = [];
  const traits = traitsOf(ast);
  return async (bindings, world, budget) => {
    const instance = idle.pop() ?? instanceOf(text, traits);
    instance.world = world;
    instance.meter.begin(budget);
    try {
      const value: unknown = await instance.expression.evaluate(undefined, bindings);
      return value;
    } finally {
      instance.world = undefined;
      idle.push(instance);
    }
  };
}

function instanceOf(text: string, traits: Traits): Instance {
  const meter = traits.hasRange ? new RangeMeter(traits.constructed) : new Meter(traits.constructed);
  const instance: Instance = { expression: jsonata(text, meter), meter, world: undefined };
  bindWorldFunctions(instance.expression, () => instance.world);
  return instance;
}

/** What of an expression's shape the meter has to know. */
interface Traits {
  /** Nodes inside of constructors: jsonata begins all members before the first is done, and counts each of their levels as a deeper one. */
  readonly constructed: number;
  readonly hasRange: boolean;
}

function traitsOf(ast: unknown): Traits {
  let constructed = 0;
  let hasRange = false;
  const visit = (node: unknown, isConstructed: boolean): void => {
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
    const isConstructor = 'value' in node && (node.value === '[' || node.value === '{');
    if (isConstructed && 'type' in node) constructed += 1;
    if ('value' in node && node.value === '..') hasRange = true;
    // `items{key: value}` begins as many members as there are keys in the data.
    if ('group' in node) constructed = Infinity;
    for (const [name, member] of Object.entries(node)) {
      if (!bookkeeping.has(name)) visit(member, isConstructed || isConstructor);
    }
  };
  visit(ast, false);
  return { constructed, hasRange };
}

/**
 * Counts what an evaluation does. Before each node jsonata reads `stack` from its options to compare it with its depth; that read is the only
 * hook of its evaluator which is synchronous, the others cost a promise a node.
 */
class Meter {
  private reads = 0;
  private limits: JsonataBudget = { steps: Infinity, depth: Infinity };
  private readonly constructed: number;

  constructor(constructed: number) {
    this.constructed = constructed;
  }

  begin(limits: JsonataBudget): void {
    this.reads = 0;
    this.limits = limits;
  }

  get stack(): number {
    // Read twice a node: is there a limit, and was it passed.
    this.reads += 1;
    if (this.reads > 2 * this.limits.steps) throw new BudgetSpent();
    return this.limits.depth + this.constructed;
  }
}

/** Numbers `[a..b]` may make, by the memory AWS grants an evaluation (observed: 873,782 are accepted, one more is refused). */
const MAX_SEQUENCE = 873_782;

/** Only for expressions with a range: with a limit of sequences, jsonata looks at every item that is pushed to one. */
class RangeMeter extends Meter {
  readonly sequence = MAX_SEQUENCE;
}

/**
 * `?:` and `??` came with JSONata 2.1; AWS has 2.0.6. The parser makes conditions of them, which only their place in the text gives away.
 */
function findShorthand(node: unknown, text: string): SyntaxProblem | undefined {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return undefined;
  if ('type' in node && node.type === 'condition' && 'position' in node && typeof node.position === 'number') {
    const operator = text.slice(node.position - 2, node.position);
    if (operator === '?:' || operator === '??') {
      return {
        message: `S0211: The symbol "${operator.slice(1)}" cannot be used as a unary operator`,
        at: node.position,
      };
    }
  }
  for (const [name, member] of Object.entries(node)) {
    const found = bookkeeping.has(name) ? undefined : findShorthand(member, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Members of a node which lead back up the tree. */
const bookkeeping: ReadonlySet<string> = new Set(['ancestor', 'slot', 'seekingParent', 'signature']);

function positionOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'position' in error && typeof error.position === 'number'
    ? error.position
    : 0;
}
