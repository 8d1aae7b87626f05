import type { Result } from '../../base';
import type { JsonValue } from '../../json';
import type { ExpressionWorld } from '../scope';

/** Works on evaluated arguments, whose number the parser has checked; the failure says what is wrong with them. */
export type IntrinsicFunction = (args: readonly JsonValue[], world: ExpressionWorld) => Result<JsonValue, string>;
