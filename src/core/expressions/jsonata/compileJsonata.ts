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
  /** Rejects with {@link BudgetSpent}, or with whatever jsonata throws. */
  evaluate(
    bindings: Readonly<Record<string, unknown>>,
    world: ExpressionWorld,
    budget: JsonataBudget,
  ): Promise<unknown>;
}

/** Goes through the evaluator when a budget is spent; `evaluateJsonata` makes a failure of it. */
export class BudgetSpent extends Error {
  readonly budget: keyof JsonataBudget;
  constructor(budget: keyof JsonataBudget, limit: number) {
    super(
      budget === 'steps'
        ? `The expression took more than ${limit} steps`
        : `The expression went deeper than ${limit} levels`,
    );
    this.budget = budget;
  }
}

/** Compiles an expression in AWS's dialect; the same text gives the same object. Compiling costs 5 to 15 times an evaluation on small data. */
export const compileJsonata: (text: string) => Result<CompiledJsonata, SyntaxProblem> = boundedCache(2_000, (text) => {
  try {
    return ok(pooled(text));
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

/** One compiled copy with its own meter and world, used by one evaluation at a time. */
interface Instance {
  readonly expression: jsonata.Expression;
  readonly meter: Meter;
  world: ExpressionWorld | undefined;
}

/** Evaluations of one text may overlap (Branches of a Parallel); each gets an instance of its own, and idle ones are used again. */
function pooled(text: string): CompiledJsonata {
  const first = instanceOf(text);
  const idle = [first];
  return {
    ast: first.expression.ast(),
    async evaluate(bindings, world, budget) {
      const instance = idle.pop() ?? instanceOf(text);
      instance.world = world;
      instance.meter.begin(budget);
      try {
        const value: unknown = await instance.expression.evaluate(undefined, bindings);
        return value;
      } finally {
        instance.world = undefined;
        idle.push(instance);
      }
    },
  };
}

function instanceOf(text: string): Instance {
  const meter = new Meter();
  const instance: Instance = { expression: jsonata(text, meter), meter, world: undefined };
  bindWorldFunctions(instance.expression, () => instance.world);
  return instance;
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
    if (this.reads > 2 * this.limits.steps) throw new BudgetSpent('steps', this.limits.steps);
    return this.limits.depth;
  }
}

function positionOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'position' in error && typeof error.position === 'number'
    ? error.position
    : 0;
}
