import { UNSURE } from '../unsure';

/** A token, as jsonata's own tokenizer makes it. */
export interface Token {
  readonly type: 'name' | 'variable' | 'operator' | 'string' | 'number' | 'value' | 'regex' | 'end';
  readonly value: string | number | boolean | null | RegExp;
  /** Behind it. */
  readonly position: number;
}

const BLANKS = ' \t\n\r\v';

/** What ends a name, which is more than what is an operator here. */
const STOPS = '.[]{}(),@#;:?+-*/%|=<>^&!~';

/** Operators of two characters. */
const LONG_OPERATORS: ReadonlySet<string> = new Set(['..', ':=', '!=', '>=', '<=', '**', '~>']);

/** Those only jsonata reads: `?:` and `??` are not in AWS's dialect, the rest is rare. */
const LEFT_TO_JSONATA: ReadonlySet<string> = new Set(['?:', '??', '@', '#', '^', '|', '!', '~']);

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
const FOUR_DIGITS = /[0-9a-fA-F]{4}/y;
const FLAGS = /[im]*/y;
const UP_TO_STOP = /[^ \t\n\r\v.[\]{}(),@#;:?+\-*/%|=<>^&!~]+/y;

/** Reads an expression token by token. Throws {@link UNSURE} at whatever it does not read, mistakes included. */
export class Tokens {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** @param isAfterOperand - there a slash divides; elsewhere it begins a regular expression. */
  next(isAfterOperand: boolean): Token {
    this.skipBlanks();
    const { text, position } = this;
    if (position >= text.length) return { type: 'end', value: '(end)', position: text.length };
    const first = text.charAt(position);
    if (first === '/' && text.charAt(position + 1) === '*') throw UNSURE; // a comment
    if (first === '/' && !isAfterOperand) return this.regularExpression();
    if (STOPS.includes(first)) return this.operator(first);
    if (first === '"' || first === "'") return this.string(first);
    if (first >= '0' && first <= '9') return this.number();
    return first === '`' ? this.quotedName() : this.name();
  }

  private skipBlanks(): void {
    while (this.position < this.text.length && BLANKS.includes(this.text.charAt(this.position))) this.position += 1;
  }

  private operator(first: string): Token {
    const two = this.text.slice(this.position, this.position + 2);
    const value = LONG_OPERATORS.has(two) || LEFT_TO_JSONATA.has(two) ? two : first;
    if (LEFT_TO_JSONATA.has(value)) throw UNSURE;
    this.position += value.length;
    return { type: 'operator', value, position: this.position };
  }

  private string(quote: string): Token {
    const { text } = this;
    let value = '';
    let from = this.position + 1;
    for (let at = from; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === quote) {
        this.position = at + 1;
        return { type: 'string', value: value + text.slice(from, at), position: this.position };
      }
      if (character !== '\\') continue;
      value += text.slice(from, at);
      at += 1;
      const escaped = text.charAt(at);
      if (escaped === 'u') {
        value += String.fromCharCode(Number.parseInt(this.match(FOUR_DIGITS, at + 1), 16));
        at += 4;
      } else {
        if (!Object.hasOwn(ESCAPES, escaped)) throw UNSURE;
        value += ESCAPES[escaped] ?? '';
      }
      from = at + 1;
    }
    throw UNSURE;
  }

  /** Ends at a slash that is not escaped and not inside of brackets, which are counted whatever they are there. */
  private regularExpression(): Token {
    const { text } = this;
    const from = this.position + 1;
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '/' && depth === 0 && !isEscaped(text, at)) {
        const flags = this.match(FLAGS, at + 1);
        this.position = at + 1 + flags.length;
        if (at === from) throw UNSURE;
        return { type: 'regex', value: new RegExp(text.slice(from, at), `${flags}g`), position: this.position };
      }
      if (text.charAt(at - 1) === '\\') continue;
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth -= 1;
    }
    throw UNSURE;
  }

  private number(): Token {
    const written = this.match(NUMBER, this.position);
    const value = Number.parseFloat(written);
    if (!Number.isFinite(value)) throw UNSURE;
    this.position += written.length;
    return { type: 'number', value, position: this.position };
  }

  private quotedName(): Token {
    const from = this.position + 1;
    const end = this.text.indexOf('`', from);
    if (end === -1) throw UNSURE;
    this.position = end + 1;
    return { type: 'name', value: this.text.slice(from, end), position: this.position };
  }

  private name(): Token {
    const written = this.match(UP_TO_STOP, this.position);
    this.position += written.length;
    const { position } = this;
    if (written.startsWith('$')) return { type: 'variable', value: written.slice(1), position };
    switch (written) {
      case 'or':
      case 'in':
      case 'and':
        return { type: 'operator', value: written, position };
      case 'true':
      case 'false':
        return { type: 'value', value: written === 'true', position };
      case 'null':
        return { type: 'value', value: null, position };
      default:
        return { type: 'name', value: written, position };
    }
  }

  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw UNSURE;
    return found;
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - slashes - 1) === '\\') slashes += 1;
  return slashes % 2 === 1;
}
