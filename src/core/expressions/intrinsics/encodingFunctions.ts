import type { JsonValue } from '../../json';
import { decodeBase64, encodeBase64 } from '../base64';
import { hashText } from '../hashText';
import type { IntrinsicFunction } from './intrinsicFunction';

/** Characters these functions accept. @see Step Functions developer guide, “Intrinsic functions”, read 2026-11 */
const MAX_CHARACTERS = 10_000;

/** States.Base64Encode, States.Base64Decode, States.Hash. */
export const encodingFunctions = {
  'States.Base64Encode': ([text = null]) => (isShortText(text) ? encodeBase64(text) : undefined),

  'States.Base64Decode': ([text = null]) => (isShortText(text) ? decodeBase64(text) : undefined),

  'States.Hash': ([data = null, algorithm = null]) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    return typeof algorithm === 'string' && isShortText(text) ? hashText(text, algorithm) : undefined;
  },
} satisfies Readonly<Record<string, IntrinsicFunction>>;

function isShortText(value: JsonValue): value is string {
  return typeof value === 'string' && value.length <= MAX_CHARACTERS;
}
