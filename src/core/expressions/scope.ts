import type { JsonObject, JsonValue } from '../json';

/** What an expression may ask of the outside. Never real time or randomness: the simulator answers from its clock and its seed. */
export interface ExpressionWorld {
  /** Virtual time, milliseconds since 1970. */
  nowMs(): number;
  /** Uniform number in [0, 1). */
  random(): number;
  /** Version 4 UUID, lower case. */
  uuid(): string;
}

/** Variables in scope, by name without `$`. */
export type Variables = Readonly<Record<string, JsonValue>>;

/** What the paths of a JSONPath state can see. */
export interface PathScope {
  /** `$` */
  readonly input: JsonValue;
  /** `$$` */
  readonly context: JsonObject;
  /** `$name` */
  readonly variables: Variables;
}

/** What a JSONata expression can see: `$states` and the variables. `$` itself is nothing. */
export interface JsonataScope {
  readonly states: {
    readonly input: JsonValue;
    readonly context: JsonObject;
    readonly result?: JsonValue;
    readonly errorOutput?: JsonValue;
  };
  readonly variables: Variables;
}
