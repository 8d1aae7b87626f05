/** The expression as a whole, or one function in it: one frame when it runs. */
export class Level {
  readonly depth: number;
  /** Variables of its frame. */
  slots = 0;
  /** Its result depends on nothing but its arguments. */
  isClosed = true;
  /** Names of built-in functions it calls, itself or through functions of the expression. */
  readonly builtIns = new Set<string>();
  private readonly outer: Level | undefined;

  constructor(outer?: Level) {
    this.outer = outer;
    this.depth = outer === undefined ? 0 : outer.depth + 1;
  }

  /** Something is read here that belongs to the function at a depth, 0 for the expression and what is around it. */
  reads(depth: number): void {
    if (this.depth <= depth) return;
    this.isClosed = false;
    this.outer?.reads(depth);
  }

  callsBuiltIn(name: string): void {
    this.builtIns.add(name);
    this.outer?.callsBuiltIn(name);
  }

  /** A function of the expression, given a name at a depth, is called here; undefined while it is not read to its end. */
  calls(callee: Level | undefined, depth: number): void {
    if (callee?.isClosed !== true) this.reads(depth);
    else for (const name of callee.builtIns) this.callsBuiltIn(name);
  }
}
