import type { JsonValue } from '../../json';
import type { ExpressionWorld } from '../scope';

/**
 * Works on evaluated arguments, whose number the parser has checked. Undefined: they are not what the function takes; AWS says no more about
 * it than “Invalid arguments in …”.
 */
export type IntrinsicFunction = (args: readonly JsonValue[], world: ExpressionWorld) => JsonValue | undefined;
