import type { TextRange } from '../../json';

/** Where reading of a text is, and what stopped it. Reading functions move `offset` on and answer undefined once `problem` is set. */
export interface Reader {
  readonly text: string;
  offset: number;
  problem: { readonly message: string; readonly range: TextRange } | null;
}

export function readerOf(text: string, offset = 0): Reader {
  return { text, offset, problem: null };
}

/** Stops reading: the first problem stays. */
export function stop(reader: Reader, message: string, start: number, end: number = start + 1): undefined {
  reader.problem ??= { message, range: { start, end: Math.min(end, reader.text.length) } };
  return undefined;
}

export function peek(reader: Reader, ahead = 0): string {
  return reader.text.charAt(reader.offset + ahead);
}

/** Passes over white space, line continuations and comments (`# …`; also `// …`, which pasted JSON may have). */
export function skipTrivia(reader: Reader): void {
  for (;;) {
    const character = peek(reader);
    if (/\s/.test(character) || character === '\ufeff') reader.offset += 1;
    else if (character === '\\' && /[\r\n]/.test(peek(reader, 1))) reader.offset += 2;
    else if (character === '#' || (character === '/' && peek(reader, 1) === '/')) skipLine(reader);
    else return;
  }
}

function skipLine(reader: Reader): void {
  while (reader.offset < reader.text.length && !/[\r\n]/.test(peek(reader))) reader.offset += 1;
}
