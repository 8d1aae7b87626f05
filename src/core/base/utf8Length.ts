const NOT_ASCII = /[\u0080-\uffff]/;

/** Bytes of a text in UTF-8; half of a surrogate pair counts as the replacement character, three bytes. */
export function utf8Length(text: string): number {
  // Most texts are ASCII; the engine tests that faster than a loop counts.
  if (!NOT_ASCII.test(text)) return text.length;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
