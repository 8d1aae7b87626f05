import { peek, readerOf } from './reader';
import { isStringStart, readString } from './readString';

/**
 * Offset of the value a Python text gives to a name: `tool_configs = […]`, `self.tool_configs: list = […]`, `tool_configs=[…]` in a call.
 * Names are matched at their end (`actual_tool_configs`), and the last one that `accept`s wins, because stack files begin with dummies.
 *
 * @returns null if there is none.
 */
export function findAssignment(text: string, name: string, accept: RegExp): number | null {
  const code = blankStringsAndComments(text);
  const assignment = new RegExp(`(?<![A-Za-z0-9])_?${name}\\s*(?::[^=\\n]{1,200})?=\\s*(?!=)`, 'g');
  const offsets = [...code.matchAll(assignment)]
    .map((match) => match.index + match[0].length)
    .filter((offset) => accept.test(text.slice(offset, offset + 10)));
  return offsets.at(-1) ?? null;
}

/** The text with strings as quotes and comments as blanks of the same length, so that offsets stay. */
function blankStringsAndComments(text: string): string {
  const parts: string[] = [];
  const reader = readerOf(text);
  let codeStart = 0;
  const fillFrom = (start: number, filler: string): void => {
    parts.push(text.slice(codeStart, start), filler.repeat(reader.offset - start));
    codeStart = reader.offset;
  };
  while (reader.offset < text.length) {
    const start = reader.offset;
    if (isStringStart(reader) && !/\w/.test(text.charAt(start - 1))) {
      if (readString(reader) === undefined) {
        reader.problem = null; // not Python after all: pass over the quote
        reader.offset = start + 1;
      } else fillFrom(start, '"');
    } else if (peek(reader) === '#') {
      const end = text.slice(start).search(/[\r\n]/);
      reader.offset = end === -1 ? text.length : start + end;
      fillFrom(start, ' ');
    } else reader.offset += 1;
  }
  parts.push(text.slice(codeStart));
  return parts.join('');
}
