import { isJsonArray, isJsonObject, type JsonValue } from '../../../json';
import type { OutputShape } from './findOutputShape';
import type { Bounds, ScalarType, Shape } from './shape';

/** `STRICT` asks for required members as well, `PRESENT` looks only at those that are there. */
export type FieldValidationMode = 'STRICT' | 'PRESENT';

/**
 * Holds a mocked result against the shape of the operation's output, as TestState does. Members the model does not know are passed over.
 *
 * @returns AWS's words for the first thing that is wrong.
 */
export function checkShape(
  result: JsonValue,
  { shapes, output, jsonMembers }: OutputShape,
  mode: FieldValidationMode,
): string | undefined {
  return check(result, output, '');

  function check(value: JsonValue, index: number, field: string): string | undefined {
    const shape = shapes.shapes[index];
    if (shape === undefined) return undefined;
    if ('members' in shape) return checkMembers(value, shape, field);
    if ('items' in shape) {
      if (!isJsonArray(value)) return `Field '${field}' must be an array`;
      return checkBounds(value.length, shape, field, 'length') ?? firstProblem(value, shape.items, field);
    }
    if ('values' in shape) {
      return isJsonObject(value)
        ? firstProblem(Object.values(value), shape.values, field)
        : `Field '${field}' must be an object`;
    }
    return checkScalar(value, shape, field);
  }

  function checkMembers(
    value: JsonValue,
    shape: Extract<Shape, { members: unknown }>,
    field: string,
  ): string | undefined {
    if (!isJsonObject(value))
      return field === '' ? 'Mocked result must be an object' : `Field '${field}' must be an object`;
    const missing = mode === 'STRICT' ? shape.required?.find((name) => !Object.hasOwn(value, name)) : undefined;
    if (missing !== undefined) return `Required field '${missing}' is missing`;
    for (const [name, member] of Object.entries(value)) {
      const index = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
      if (index === undefined || (field === '' && jsonMembers.has(name))) continue;
      const problem = check(member, index, name);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function firstProblem(values: readonly JsonValue[], index: number, field: string): string | undefined {
    for (const value of values) {
      const problem = check(value, index, field);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
}

/** JSON has no type for times and bytes: both are texts in a result. */
const expectedTypes: Readonly<Record<Exclude<ScalarType, 'document'>, 'string' | 'number' | 'boolean'>> = {
  string: 'string',
  blob: 'string',
  timestamp: 'string',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  boolean: 'boolean',
};

function checkScalar(value: JsonValue, shape: Extract<Shape, { type: ScalarType }>, field: string): string | undefined {
  if (shape.type === 'document') return undefined;
  const expected = expectedTypes[shape.type];
  if (typeof value !== expected) return `Field '${field}' must be a ${expected}`;
  if (typeof value === 'string') {
    if (shape.enum !== undefined && !shape.enum.includes(value)) return `Field '${field}' is not an expected value`;
    return checkBounds(value.length, shape, field, 'length');
  }
  return typeof value === 'number' ? checkBounds(value, shape, field, 'value') : undefined;
}

function checkBounds(
  measured: number,
  { min, max }: Bounds,
  field: string,
  what: 'length' | 'value',
): string | undefined {
  if (min !== undefined && measured < min) {
    return `Field '${field}' is ${what === 'length' ? 'smaller' : 'less'} than the minimum ${what}`;
  }
  return max !== undefined && measured > max ? `Field '${field}' exceeds the maximum ${what}` : undefined;
}
