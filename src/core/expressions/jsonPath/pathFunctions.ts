import { assertNever, err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json';
import type { PathFunctionName } from './jsonPath';

/**
 * Applies a function at the end of a path, `$.prices.length()`, as Jayway does over AWS's data.
 *
 * @param subject - what the path before the function leads to.
 * @param args - evaluated arguments.
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
    case 'sum':
      return err(NO_NUMBERS);
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
  return item === undefined ? err(NO_NUMBERS) : ok(item);
}

/** AWS's JSON nodes are no numbers to Jayway: `$.prices.sum()` fails on a list of numbers as on an empty one (observed). */
const NO_NUMBERS = 'Aggregation function attempted to calculate value using empty array';
