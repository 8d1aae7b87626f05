import type { Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json';
import { jsonEquals } from '../jsonEquals';
import type { FilterCondition, FilterOperand, FilterOperator, JsonPath } from './jsonPath';

/** Whether a candidate meets a condition, by Jayway's rules: a path that leads nowhere is `undefined` and equals nothing but itself. */
export function meets(condition: FilterCondition, find: (path: JsonPath) => Result<JsonValue, string>): boolean {
  switch (condition.kind) {
    case 'or':
      return condition.conditions.some((part) => meets(part, find));
    case 'and':
      return condition.conditions.every((part) => meets(part, find));
    case 'not':
      return !meets(condition.condition, find);
    case 'literal':
      return condition.value;
    case 'exists': {
      const found = find(condition.path);
      // An indefinite path exists if it matched something.
      return found.ok && (condition.path.definite || !isJsonArray(found.value) || found.value.length > 0);
    }
    case 'comparison':
      if (condition.operator === '=~') return matchesRegex(condition.left, condition.right, find);
      return compare(condition.operator, operandValue(condition.left, find), operandValue(condition.right, find));
  }
}

function operandValue(
  operand: FilterOperand,
  find: (path: JsonPath) => Result<JsonValue, string>,
): JsonValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'regex') return undefined;
  const found = find(operand.path);
  return found.ok ? found.value : undefined;
}

function matchesRegex(
  left: FilterOperand,
  right: FilterOperand,
  find: (path: JsonPath) => Result<JsonValue, string>,
): boolean {
  const [pattern, subject] = left.kind === 'regex' ? [left, right] : [right, left];
  if (pattern.kind !== 'regex') return false;
  const value = operandValue(subject, find);
  const texts = isJsonArray(value) ? value : [value];
  return texts.some(
    (text) =>
      (typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean') &&
      pattern.regex.test(String(text)),
  );
}

function compare(
  operator: Exclude<FilterOperator, '=~'>,
  left: JsonValue | undefined,
  right: JsonValue | undefined,
): boolean {
  switch (operator) {
    case '==':
      return looselyEqual(left, right);
    case '!=':
      return !looselyEqual(left, right);
    case '===':
      return strictlyEqual(left, right);
    case '!==':
      return !strictlyEqual(left, right);
    case '<':
      return order(left, right, (sign) => sign < 0);
    case '<=':
      return order(left, right, (sign) => sign <= 0);
    case '>':
      return order(left, right, (sign) => sign > 0);
    case '>=':
      return order(left, right, (sign) => sign >= 0);
    case 'in':
      return isJsonArray(right) && right.some((item) => looselyEqual(left, item));
    case 'nin':
      return !(isJsonArray(right) && right.some((item) => looselyEqual(left, item)));
    case 'subsetof':
      return isJsonArray(left) && isJsonArray(right) && left.every((item) => holds(right, item));
    case 'anyof':
      return isJsonArray(left) && isJsonArray(right) && left.some((item) => holds(right, item));
    case 'noneof':
      return isJsonArray(left) && isJsonArray(right) && !left.some((item) => holds(right, item));
    case 'all':
      return isJsonArray(left) && isJsonArray(right) && right.every((item) => holds(left, item));
    case 'contains':
      if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
      return isJsonArray(left) && holds(left, right);
    case 'size':
      return typeof right === 'number' && sizeOf(left) === right;
    case 'empty':
      return typeof right === 'boolean' && sizeOf(left) !== undefined && (sizeOf(left) === 0) === right;
    case 'type':
      return typeof right === 'string' && typeName(left) === right;
  }
}

function holds(list: readonly JsonValue[], value: JsonValue | undefined): boolean {
  return list.some((item) => looselyEqual(item, value));
}

/** `==` takes a number and a text of the same number for equal. */
function looselyEqual(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && left === Number(right);
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  return strictlyEqual(left, right);
}

function strictlyEqual(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return jsonEquals(left, right);
}

function order(left: JsonValue | undefined, right: JsonValue | undefined, wanted: (sign: number) => boolean): boolean {
  const comparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  return comparable && wanted(left < right ? -1 : left > right ? 1 : 0);
}

function sizeOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'string' || isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

function typeName(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}
