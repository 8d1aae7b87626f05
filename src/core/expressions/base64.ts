import { utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648, padded) of a text in UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = utf8ToBytes(text);
  let encoded = '';
  for (let start = 0; start < bytes.length; start += 3) {
    const group = ((bytes[start] ?? 0) << 16) | ((bytes[start + 1] ?? 0) << 8) | (bytes[start + 2] ?? 0);
    const known = Math.min(3, bytes.length - start);
    for (let digit = 0; digit < 4; digit += 1) {
      encoded += digit <= known ? ALPHABET.charAt((group >> (18 - 6 * digit)) & 63) : '=';
    }
  }
  return encoded;
}

/** The text whose UTF-8 a Base64 text holds; bytes that are no UTF-8 become U+FFFD, as in Java. Undefined: the text is not Base64. */
export function decodeBase64(encoded: string): string | undefined {
  const digits = encoded.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return decodeUtf8(bytes);
}

/** Core has no TextDecoder; `decodeURIComponent` is the language's own UTF-8 decoder, and refuses what is malformed. */
function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const character = decodeCharacter(bytes.slice(at, at + length));
    text += character ?? '\uFFFD';
    at += character === undefined ? 1 : length;
  }
  return text;
}

function decodeCharacter(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}
