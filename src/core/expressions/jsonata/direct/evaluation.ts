import type { ExpressionWorld, JsonataScope } from '../../scope';
import type { JsonataBudget } from '../budget';
import { UNSURE } from '../unsure';

/** What one evaluation sees, and what it may still spend. */
export class Evaluation {
  readonly scope: JsonataScope;
  readonly world: ExpressionWorld;
  private readonly allowed: number;
  private steps: number;
  private levels: number;

  constructor(scope: JsonataScope, world: ExpressionWorld, budget: JsonataBudget) {
    this.scope = scope;
    this.world = world;
    this.allowed = budget.steps;
    this.steps = budget.steps;
    // jsonata counts the members of a constructor as levels while it works on them, so it may meet its limit a little earlier than we count.
    this.levels = budget.depth / 2;
  }

  /** Counts an upper bound of the steps jsonata would take; near its limit, it has to say itself where that is. */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw UNSURE;
  }

  get spent(): number {
    return this.allowed - this.steps;
  }

  descend(levels: number): void {
    this.levels -= levels;
    if (this.levels < 0) throw UNSURE;
  }

  ascend(levels: number): void {
    this.levels += levels;
  }
}

/** One run of the expression, or of a function in it: the values of its variables by number. */
export interface Frame {
  readonly evaluation: Evaluation;
  readonly locals: unknown[];
  readonly outer: Frame | undefined;
}

/** A compiled node: gives its value for a context (`$`), undefined for nothing. Throws {@link UNSURE}. */
export type Code = (frame: Frame, context: unknown) => unknown;
