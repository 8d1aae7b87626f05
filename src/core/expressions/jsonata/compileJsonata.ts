import jsonata from 'jsonata';
import { err, ok, type Result } from '../../base';
import { boundedCache } from '../boundedCache';
import type { ExpressionWorld } from '../scope';
import type { SyntaxProblem } from '../textReader';
import { bindWorldFunctions } from './worldFunctions';

/** How much one evaluation may do. Both are counted, not timed, so the same expression stops at the same place everywhere. */
export interface JsonataBudget {
  /** Nodes of the expression evaluated, over all iterations: about a million a second. */
  readonly steps: number;
  /** Nodes evaluated inside one another; recursion without end meets this one first. */
  readonly depth: number;
}

/** An expression, compiled once. */
export interface CompiledJsonata {
  readonly ast: jsonata.ExprNode;
  /** A copy for one evaluation at a time; evaluations of one text may overlap in the Branches of a Parallel. */
  take(): JsonataInstance;
  giveBack(instance: JsonataInstance): void;
}

/** One compiled copy with its own meter and world. */
export interface JsonataInstance {
  /** Rejects with {@link BudgetSpent}, or with whatever jsonata throws. */
  evaluate(
    bindings: Readonly<Record<string, unknown>>,
    world: ExpressionWorld,
    budget: JsonataBudget,
  ): Promise<unknown>;
}

/** Goes through the evaluator when the steps are spent; too much depth is jsonata's own error D1011. */
export class BudgetSpent extends Error {
  constructor(steps: number) {
    super(`The expression took more than ${steps} steps`);
  }
}

/** Compiles an expression in AWS's dialect; the same text gives the same object. Compiling costs 5 to 15 times an evaluation on small data. */
export const compileJsonata: (text: string) => Result<CompiledJsonata, SyntaxProblem> = boundedCache(2_000, (text) => {
  try {
    const compiled = pooled(text);
    const shorthand = findShorthand(compiled.ast, text);
    return shorthand === undefined ? ok(compiled) : err(shorthand);
  } catch (error) {
    return err({ message: describeJsonataError(error), at: positionOf(error) });
  }
});

/** `S0207: Unexpected end of expression`: the code and the message of an error of jsonata. */
export function describeJsonataError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const message = 'message' in error && typeof error.message === 'string' ? error.message : 'Unknown error';
  return 'code' in error && typeof error.code === 'string' ? `${error.code}: ${message}` : message;
}

function pooled(text: string): CompiledJsonata {
  const expression = jsonata(text);
  const idle: JsonataInstance[] = [];
  return {
    ast: expression.ast(),
    take: () => idle.pop() ?? instanceOf(text),
    giveBack: (instance) => {
      idle.push(instance);
    },
  };
}

function instanceOf(text: string): JsonataInstance {
  const meter = new Meter();
  const expression = jsonata(text, meter);
  let currentWorld: ExpressionWorld | undefined;
  bindWorldFunctions(expression, () => currentWorld);
  return {
    evaluate: (bindings, world, budget): Promise<unknown> => {
      currentWorld = world;
      meter.begin(budget);
      return expression.evaluate(undefined, bindings);
    },
  };
}

/**
 * Counts what an evaluation does. Before each node jsonata reads `stack` from its options to compare it with its depth; that read is the only
 * hook of its evaluator which is synchronous, the others cost a promise a node.
 */
class Meter {
  private reads = 0;
  private limits: JsonataBudget = { steps: Infinity, depth: Infinity };

  begin(limits: JsonataBudget): void {
    this.reads = 0;
    this.limits = limits;
  }

  get stack(): number {
    // Read twice a node: is there a limit, and was it passed.
    this.reads += 1;
    if (this.reads > 2 * this.limits.steps) throw new BudgetSpent(this.limits.steps);
    return this.limits.depth;
  }
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
