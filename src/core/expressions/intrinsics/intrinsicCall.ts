import type { JsonPath } from '../jsonPath/jsonPath';

/** A parsed call of an intrinsic function: `States.Format('{} of {}', $.done, States.ArrayLength($.all))`. */
export interface IntrinsicCall {
  readonly kind: 'call';
  readonly name: IntrinsicName;
  readonly args: readonly IntrinsicArgument[];
  /** The call as written, for messages. */
  readonly text: string;
}

export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'literal'; readonly value: null | boolean | number }
  | { readonly kind: 'text'; readonly value: string; readonly pieces: readonly string[] };

/** How many arguments each function takes, least and most. */
export const INTRINSICS = {
  'States.Format': [1, Infinity],
  'States.StringToJson': [1, 1],
  'States.JsonToString': [1, 1],
  'States.Array': [0, Infinity],
  'States.ArrayPartition': [2, 2],
  'States.ArrayContains': [2, 2],
  'States.ArrayRange': [3, 3],
  'States.ArrayGetItem': [2, 2],
  'States.ArrayLength': [1, 1],
  'States.ArrayUnique': [1, 1],
  'States.Base64Encode': [1, 1],
  'States.Base64Decode': [1, 1],
  'States.Hash': [2, 2],
  'States.JsonMerge': [3, 3],
  'States.MathRandom': [2, 3],
  'States.MathAdd': [2, 2],
  'States.StringSplit': [2, 2],
  'States.UUID': [0, 0],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type IntrinsicName = keyof typeof INTRINSICS;
