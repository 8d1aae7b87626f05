import { utf8Length } from '../../base';

/** Length of a JSON text, as tokens are counted and as Step Functions limits it. */
export interface Size {
  /** UTF-16 units, as `JSON.stringify(value).length`. */
  readonly characters: number;
  /** Bytes of UTF-8. */
  readonly bytes: number;
}

export function sizeOf(value: unknown): Size {
  const text = JSON.stringify(value);
  return { characters: text.length, bytes: utf8Length(text) };
}

export function plus(...sizes: readonly Size[]): Size {
  let characters = 0;
  let bytes = 0;
  for (const size of sizes) {
    characters += size.characters;
    bytes += size.bytes;
  }
  return { characters, bytes };
}

/** As many characters of one byte each: commas, brackets. */
export function ascii(characters: number): Size {
  return { characters, bytes: characters };
}
