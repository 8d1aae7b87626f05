import { isJsonObject } from '../../../json';

/** Output shapes of a service's operations. */
export interface ServiceShapes {
  /** Index of the output shape by operation: `GetFunction`. Operations without output are not listed. */
  readonly operations: Readonly<Record<string, number>>;
  readonly shapes: readonly Shape[];
}

/** A shape refers to those of its parts by index. Names of members are as Step Functions writes them, capitalized. */
export type Shape =
  | { readonly members: Readonly<Record<string, number>>; readonly required?: readonly string[] }
  | ({ readonly items: number } & Bounds)
  | { readonly values: number }
  | ({ readonly type: ScalarType; readonly enum?: readonly string[] } & Bounds);

/** Least and greatest length of a text or list, or value of a number. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export type ScalarType =
  'string' | 'blob' | 'timestamp' | 'integer' | 'long' | 'float' | 'double' | 'boolean' | 'document';

/** Reads a generated model. */
export function parseServiceShapes(text: string): ServiceShapes {
  const model: unknown = JSON.parse(text);
  return isServiceShapes(model) ? model : { operations: {}, shapes: [] };
}

/** The models are generated, so their frame says enough. */
function isServiceShapes(value: unknown): value is ServiceShapes {
  return isJsonObject(value) && isJsonObject(value.operations) && Array.isArray(value.shapes);
}
