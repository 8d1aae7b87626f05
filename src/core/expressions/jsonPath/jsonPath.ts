import type { JsonValue } from '../../json';

/**
 * A parsed path. AWS evaluates paths with Jayway's JsonPath, so its grammar and its notion of a definite path are meant.
 *
 * @see https://github.com/json-path/JsonPath
 */
export interface JsonPath {
  readonly text: string;
  readonly root: PathRoot;
  readonly segments: readonly PathSegment[];
  /** Leads to at most one value; an indefinite path gives a list, empty if nothing matches. */
  readonly definite: boolean;
  /** The names, if the path does nothing but name members, as nearly all do: `$.a.b`. */
  readonly names: readonly string[] | undefined;
}

/** `$` the input, `$$` the Context Object, `$name` a variable, `@` the candidate of a filter. */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'candidate' };

export type PathSegment =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly condition: FilterCondition }
  | { readonly kind: 'function'; readonly name: PathFunctionName; readonly args: readonly PathArgument[] };

export type PathArgument =
  { readonly kind: 'path'; readonly path: JsonPath } | { readonly kind: 'literal'; readonly value: JsonValue };

export const PATH_FUNCTIONS = [
  'min',
  'max',
  'avg',
  'stddev',
  'sum',
  'length',
  'size',
  'concat',
  'append',
  'keys',
  'first',
  'last',
  'index',
] as const;

export type PathFunctionName = (typeof PATH_FUNCTIONS)[number];

export type FilterCondition =
  | { readonly kind: 'or'; readonly conditions: readonly FilterCondition[] }
  | { readonly kind: 'and'; readonly conditions: readonly FilterCondition[] }
  | { readonly kind: 'not'; readonly condition: FilterCondition }
  | { readonly kind: 'exists'; readonly path: JsonPath }
  | { readonly kind: 'literal'; readonly value: boolean }
  | {
      readonly kind: 'comparison';
      readonly left: FilterOperand;
      readonly operator: FilterOperator;
      readonly right: FilterOperand;
    };

export const FILTER_OPERATORS = [
  '===',
  '!==',
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  '=~',
  'in',
  'nin',
  'subsetof',
  'anyof',
  'noneof',
  'contains',
  'all',
  'size',
  'empty',
  'type',
] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export type FilterOperand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'regex'; readonly regex: RegExp };
