import { childPointer, ROOT_POINTER, type JsonPointer } from './pointer';
import type { TextRange } from './range';
import { isJsonArray, isJsonObject, type JsonValue } from './value';

/** A printed value and where its parts went. */
export interface PrintedJson {
  readonly text: string;
  /** Range of each value by pointer, as deep as `rangeDepth` asked; a member's range starts at its key. */
  readonly ranges: ReadonlyMap<JsonPointer, TextRange>;
}

/**
 * Prints a value as `JSON.stringify(value, null, 2)` does, and records where its parts are.
 *
 * @param wanted - which pointers to record; the default records all. Recording costs most of the time of a large print.
 */
export function printJson(value: JsonValue, wanted: (pointer: JsonPointer) => boolean = () => true): PrintedJson {
  const ranges = new Map<JsonPointer, TextRange>();
  const parts: string[] = [];
  let offset = 0;
  const write = (text: string): void => {
    parts.push(text);
    offset += text.length;
  };

  const print = (current: JsonValue, pointer: JsonPointer, indent: string, start: number): void => {
    const inner = `${indent}  `;
    if (isJsonArray(current) && current.length > 0) {
      current.forEach((item, index) => {
        write(index === 0 ? `[\n${inner}` : `,\n${inner}`);
        print(item, childPointer(pointer, index), inner, offset);
      });
      write(`\n${indent}]`);
    } else if (isJsonObject(current) && Object.keys(current).length > 0) {
      let first = true;
      for (const [key, item] of Object.entries(current)) {
        write(first ? `{\n${inner}` : `,\n${inner}`);
        first = false;
        const keyStart = offset;
        write(`${JSON.stringify(key)}: `);
        print(item, childPointer(pointer, key), inner, keyStart);
      }
      write(`\n${indent}}`);
    } else {
      write(JSON.stringify(current));
    }
    if (wanted(pointer)) ranges.set(pointer, { start, end: offset });
  };

  print(value, ROOT_POINTER, '', 0);
  return { text: parts.join(''), ranges };
}
