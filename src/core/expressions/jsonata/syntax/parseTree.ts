import { UNSURE } from '../unsure';
import { Tokens, type Token } from './tokens';

/** What was read, before it has a meaning: operators as they were written, names that are no paths yet. */
export interface ReadNode {
  type: string;
  readonly value: Token['value'];
  readonly position: number;
  lhs?: ReadNode;
  rhs?: ReadNode;
  /** Items of `[…]`, arguments of a call, statements of a block. */
  parts?: ReadNode[];
  /** Members of `{…}`. */
  members?: (readonly [ReadNode, ReadNode])[];
  /** Operand of a minus, body of a function. */
  inner?: ReadNode;
  condition?: ReadNode;
  then?: ReadNode;
  else?: ReadNode;
  keepArray?: true;
}

/** How strongly an operator binds the operand before it; those of jsonata. */
const POWERS: ReadonlyMap<Token['value'], number> = new Map<Token['value'], number>([
  ...(['[', '('] as const).map((operator) => [operator, 80] as const),
  ['.', 75],
  ['{', 70],
  ...(['*', '/', '%'] as const).map((operator) => [operator, 60] as const),
  ...(['+', '-', '&'] as const).map((operator) => [operator, 50] as const),
  ...(['=', '!=', '<', '<=', '>', '>=', '~>', 'in'] as const).map((operator) => [operator, 40] as const),
  ['and', 30],
  ['or', 25],
  ['?', 20],
  [':=', 10],
]);

const UNARY_POWER = 70;

/**
 * Reads an expression by the precedence of its operators.
 *
 * @see Vaughan Pratt, “Top down operator precedence”, 1973, which jsonata's own parser follows
 */
export function parseTree(text: string): ReadNode {
  const reader = new Reader(text);
  const tree = reader.expression(0);
  reader.expectEnd();
  return tree;
}

class Reader {
  private readonly tokens: Tokens;
  private token: Token;

  constructor(text: string) {
    this.tokens = new Tokens(text);
    this.token = this.tokens.next(false);
  }

  expectEnd(): void {
    if (this.token.type !== 'end') throw UNSURE;
  }

  expression(power: number): ReadNode {
    const first = this.token;
    this.token = this.tokens.next(true);
    let left = this.begin(first);
    while (power < this.power()) {
      const operator = this.token;
      this.token = this.tokens.next(false);
      left = this.goOn(left, operator);
    }
    return left;
  }

  private power(): number {
    return this.token.type === 'operator' ? (POWERS.get(this.token.value) ?? 0) : 0;
  }

  private is(operator: string): boolean {
    return this.token.type === 'operator' && this.token.value === operator;
  }

  private expect(operator: string, isAfterOperand = false): void {
    if (!this.is(operator)) throw UNSURE;
    this.token = this.tokens.next(isAfterOperand);
  }

  /** A token where an operand has to come. */
  private begin({ type, value, position }: Token): ReadNode {
    if (type === 'end') throw UNSURE;
    if (type !== 'operator') return { type, value, position };
    switch (value) {
      case 'and':
      case 'or':
      case 'in':
        return { type: 'name', value, position };
      case '-':
        return { type: 'unary', value, position, inner: this.expression(UNARY_POWER) };
      case '*':
        return { type: 'wildcard', value, position };
      case '**':
        return { type: 'descendant', value, position };
      case '(':
        return { type: 'block', value, position, parts: this.statements() };
      case '[':
        return { type: 'unary', value, position, parts: this.items() };
      case '{':
        return { type: 'unary', value, position, members: this.members() };
      default:
        throw UNSURE;
    }
  }

  /** An operator behind an operand. */
  private goOn(left: ReadNode, { value, position }: Token): ReadNode {
    switch (value) {
      case '(':
        return this.call(left, { value, position });
      case '[':
        return this.predicate(left, { value, position });
      case '?':
        return this.condition(left, { value, position });
      case ':=':
        if (left.type !== 'variable') throw UNSURE;
        return { type: 'binary', value, position, lhs: left, rhs: this.expression((POWERS.get(':=') ?? 0) - 1) };
      case '{':
        throw UNSURE; // grouping
      default:
        return { type: 'binary', value, position, lhs: left, rhs: this.expression(POWERS.get(value) ?? 0) };
    }
  }

  private statements(): ReadNode[] {
    const parts: ReadNode[] = [];
    while (!this.is(')')) {
      parts.push(this.expression(0));
      if (!this.is(';')) break;
      this.expect(';');
    }
    this.expect(')', true);
    return parts;
  }

  private items(): ReadNode[] {
    const parts: ReadNode[] = [];
    if (!this.is(']')) {
      for (;;) {
        const item = this.expression(0);
        const { position } = this.token;
        if (this.is('..')) {
          this.expect('..');
          parts.push({ type: 'binary', value: '..', position, lhs: item, rhs: this.expression(0) });
        } else parts.push(item);
        if (!this.is(',')) break;
        this.expect(',');
      }
    }
    this.expect(']', true);
    return parts;
  }

  private members(): (readonly [ReadNode, ReadNode])[] {
    const members: (readonly [ReadNode, ReadNode])[] = [];
    if (!this.is('}')) {
      for (;;) {
        const key = this.expression(0);
        this.expect(':');
        members.push([key, this.expression(0)]);
        if (!this.is(',')) break;
        this.expect(',');
      }
    }
    this.expect('}', true);
    return members;
  }

  private call(left: ReadNode, { value, position }: Pick<Token, 'value' | 'position'>): ReadNode {
    const parts: ReadNode[] = [];
    if (!this.is(')')) {
      for (;;) {
        if (this.is('?')) throw UNSURE; // partial application
        parts.push(this.expression(0));
        if (!this.is(',')) break;
        this.expect(',');
      }
    }
    this.expect(')', true);
    const isFunction = left.type === 'name' && (left.value === 'function' || left.value === 'λ');
    if (!isFunction) return { type: 'function', value, position, lhs: left, parts };
    if (this.is('<') || parts.some(({ type }) => type !== 'variable')) throw UNSURE; // a signature, a mistake
    this.expect('{');
    const inner = this.expression(0);
    this.expect('}');
    return { type: 'lambda', value, position, parts, inner };
  }

  private predicate(left: ReadNode, { value, position }: Pick<Token, 'value' | 'position'>): ReadNode {
    if (this.is(']')) {
      let step: ReadNode | undefined = left;
      while (step?.type === 'binary' && step.value === '[') step = step.lhs;
      if (step !== undefined) step.keepArray = true;
      this.expect(']');
      return left;
    }
    const rhs = this.expression(0);
    this.expect(']', true);
    return { type: 'binary', value, position, lhs: left, rhs };
  }

  private condition(left: ReadNode, { value, position }: Pick<Token, 'value' | 'position'>): ReadNode {
    const then = this.expression(0);
    if (!this.is(':')) return { type: 'condition', value, position, condition: left, then };
    this.expect(':');
    return { type: 'condition', value, position, condition: left, then, else: this.expression(0) };
  }
}
