import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import { decodeBase64, encodeBase64 } from '../base64';
import { HASH_ALGORITHMS, hashText } from '../hashText';
import type { IntrinsicFunction } from './intrinsicFunction';

/** Characters these functions accept. @see Step Functions developer guide, “Intrinsic functions”, read 2026-11 */
const MAX_CHARACTERS = 10_000;

/** States.Base64Encode, States.Base64Decode, States.Hash. */
export const encodingFunctions = {
  'States.Base64Encode': ([text = null]) => withText(text, (value) => ok(encodeBase64(value))),

  'States.Base64Decode': ([text = null]) => withText(text, decodeBase64),

  'States.Hash': ([data = null, algorithm = null]) => {
    if (typeof algorithm !== 'string') return err('The algorithm must be a string');
    return withText(typeof data === 'string' ? data : JSON.stringify(data), (text) => {
      const digest = hashText(text, algorithm);
      return digest === undefined ? err(`'${algorithm}' is none of ${HASH_ALGORITHMS.join(', ')}`) : ok(digest);
    });
  },
} satisfies Readonly<Record<string, IntrinsicFunction>>;

function withText(value: JsonValue, apply: (text: string) => Result<JsonValue, string>): Result<JsonValue, string> {
  if (typeof value !== 'string') return err('The argument must be a string');
  if (value.length > MAX_CHARACTERS)
    return err(`The argument has ${value.length} characters; at most ${MAX_CHARACTERS} are allowed`);
  return apply(value);
}
