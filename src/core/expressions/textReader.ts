/** Where and why a text does not fit its grammar. */
export interface SyntaxProblem {
  readonly message: string;
  /** Offset in the text, in UTF-16 code units. */
  readonly at: number;
}

/** Carries a {@link SyntaxProblem} out of a recursive parser to its only exit, `parseWith`. */
class SyntaxFailure extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A text and how far it was read. */
export interface TextReader {
  readonly text: string;
  at: number;
  /** Depth of nested constructs, so that a hostile text ends in a problem and not in a stack overflow. */
  depth: number;
}

const MAX_DEPTH = 100;

/** Runs a recursive parser over a text; its {@link fail} becomes the problem. */
export function parseWith<T>(
  text: string,
  parse: (reader: TextReader) => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: SyntaxProblem } {
  try {
    return { ok: true, value: parse({ text, at: 0, depth: 0 }) };
  } catch (error) {
    if (error instanceof SyntaxFailure) return { ok: false, error: error.problem };
    throw error;
  }
}

/** Ends the parse with a problem at the reader's place, or at the given one. */
export function fail(reader: TextReader, message: string, at = reader.at): never {
  throw new SyntaxFailure({ message, at });
}

/** Parses something nested, refusing absurd depth. */
export function nested<T>(reader: TextReader, parse: (reader: TextReader) => T): T {
  if (++reader.depth > MAX_DEPTH) fail(reader, `Nested deeper than ${MAX_DEPTH} levels`);
  const value = parse(reader);
  reader.depth -= 1;
  return value;
}

export function atEnd(reader: TextReader): boolean {
  return reader.at >= reader.text.length;
}

/** The next character, `''` at the end. */
export function peek(reader: TextReader): string {
  return reader.text.charAt(reader.at);
}

export function skipSpaces(reader: TextReader): void {
  while (/\s/.test(peek(reader))) reader.at += 1;
}

/** Consumes the token if it comes next. */
export function accept(reader: TextReader, token: string): boolean {
  if (!reader.text.startsWith(token, reader.at)) return false;
  reader.at += token.length;
  return true;
}

/** Consumes what the sticky pattern matches here, if anything. */
export function acceptPattern(reader: TextReader, sticky: RegExp): string | undefined {
  sticky.lastIndex = reader.at;
  const found = sticky.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

export function expect(reader: TextReader, token: string, message = `Expected '${token}'`): void {
  if (!accept(reader, token)) fail(reader, message);
}
