import { assertNever, err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json';
import type { PathFunctionName } from './jsonPath';

/**
 * Applies a function at the end of a path, `$.prices.max()`, as Jayway does.
 *
 * @param subject - what the path before the function leads to.
 * @param args - evaluated arguments; the aggregations count them in, and without an array subject count them alone.
 * @returns the value, or Jayway's sentence.
 */
export function applyPathFunction(
  name: PathFunctionName,
  subject: JsonValue,
  args: readonly JsonValue[],
): Result<JsonValue, string> {
  switch (name) {
    case 'min':
    case 'max':
    case 'avg':
    case 'stddev':
    case 'sum': {
      const numbers = [subject, ...args].flat().filter((item) => typeof item === 'number');
      if (numbers.length === 0) return err('Aggregation function attempted to calculate value using empty array');
      return ok(aggregate(name, numbers));
    }
    case 'length':
    case 'size': {
      const measured = args[0] ?? subject;
      if (isJsonArray(measured)) return ok(measured.length);
      // Jayway counts the members of an object and gives null for everything else.
      return ok(isJsonObject(measured) ? Object.keys(measured).length : null);
    }
    case 'keys':
      return ok(isJsonObject(subject) ? Object.keys(subject) : null);
    case 'concat':
      return ok(
        [...(isJsonArray(subject) ? subject : []), ...args.flat()].filter((item) => typeof item !== 'object').join(''),
      );
    case 'append':
      return ok(isJsonArray(subject) ? [...subject, ...args] : subject);
    case 'first':
      return itemAt(subject, 0);
    case 'last':
      return itemAt(subject, -1);
    case 'index':
      return itemAt(subject, typeof args[0] === 'number' ? args[0] : 0);
    default:
      return assertNever(name);
  }
}

function itemAt(subject: JsonValue, index: number): Result<JsonValue, string> {
  const item = isJsonArray(subject) ? subject.at(index) : undefined;
  return item === undefined ? err('Aggregation function attempted to calculate value using empty array') : ok(item);
}

function aggregate(name: 'min' | 'max' | 'avg' | 'stddev' | 'sum', numbers: readonly number[]): number {
  const sum = numbers.reduce((total, value) => total + value, 0);
  const mean = sum / numbers.length;
  switch (name) {
    case 'min':
      return numbers.reduce((least, value) => Math.min(least, value));
    case 'max':
      return numbers.reduce((most, value) => Math.max(most, value));
    case 'sum':
      return sum;
    case 'avg':
      return mean;
    case 'stddev':
      return Math.sqrt(numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / numbers.length);
  }
}
