import type { Frame } from './evaluation';
import { UNSURE } from '../unsure';
import { Level } from './level';

/** A variable of the expression itself: a number in the frame of the function it belongs to. */
export interface LocalName {
  readonly slot: number;
  readonly level: Level;
  /** How many parameters it takes, if it is a function. */
  readonly arity: number | undefined;
  /** The function, when it is known. */
  callee?: Level;
}

/**
 * The names an expression has given to values, as seen at one place of its text. Blocks and functions nest; a name is looked up from the inside out.
 *
 * jsonata looks names up while it runs. That is the same, but where a function uses a name which a block around it gives only later: whether it has a
 * value then depends on when the function is called.
 */
export class Names {
  readonly level: Level;
  private readonly own = new Map<string, LocalName>();
  /** Names the block gives in statements that are not reached yet. */
  private pending: ReadonlySet<string> = new Set();
  private readonly outer: Names | undefined;

  private constructor(level: Level, outer: Names | undefined) {
    this.level = level;
    this.outer = outer;
  }

  static ofExpression(): Names {
    return new Names(new Level(), undefined);
  }

  /** Inside of a block; `later` are the names its statements give. */
  block(later: readonly string[]): Names {
    const inner = new Names(this.level, this);
    inner.pending = new Set(later);
    return inner;
  }

  /** Inside of a function. */
  function(parameters: readonly string[]): Names {
    const inner = new Names(new Level(this.level), this);
    for (const parameter of parameters) {
      if (inner.own.has(parameter)) throw UNSURE;
      inner.bind(parameter, undefined);
    }
    return inner;
  }

  /** Gives a name to a value from here on; the same name in the same block is the same variable. */
  bind(name: string, arity: number | undefined): LocalName {
    const before = this.own.get(name);
    if (before !== undefined) {
      if (before.arity !== undefined || arity !== undefined) throw UNSURE;
      return before;
    }
    const made: LocalName = { slot: this.level.slots, level: this.level, arity };
    this.level.slots += 1;
    this.own.set(name, made);
    return made;
  }

  find(name: string): LocalName | undefined {
    return this.findFrom(this.level, name);
  }

  private findFrom(level: Level, name: string): LocalName | undefined {
    const found = this.own.get(name);
    if (found !== undefined) return found;
    if (this.level !== level && this.pending.has(name)) throw UNSURE;
    return this.outer?.findFrom(level, name);
  }

  /** How a frame of this place finds the variable. */
  read({ slot, level }: LocalName): (frame: Frame) => unknown {
    const hops = this.level.depth - level.depth;
    if (hops === 0) return (frame) => frame.locals[slot];
    return (frame) => {
      let found = frame;
      for (let hop = 0; hop < hops; hop += 1) {
        if (found.outer === undefined) throw UNSURE;
        found = found.outer;
      }
      return found.locals[slot];
    };
  }
}
