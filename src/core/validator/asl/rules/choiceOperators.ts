import { isJsonArray, isJsonObject, type JsonValue } from '../../../json';
import { isTimestamp } from '../values/timestamp';

/** What an operator of a Choice Rule compares with. */
export type Operand = 'text' | 'number' | 'boolean' | 'timestamp' | 'path' | 'rules' | 'rule';

const COMPARISONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
const TESTS = ['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'];

/** Operators of Choice Rules in JSONPath. Those that compare with another value have a `…Path` twin, `StringMatches` excepted. */
export const choiceOperators: ReadonlyMap<string, Operand> = new Map<string, Operand>([
  ...withPaths('String', 'text', COMPARISONS),
  ...withPaths('Numeric', 'number', COMPARISONS),
  ...withPaths('Boolean', 'boolean', ['Equals']),
  ...withPaths('Timestamp', 'timestamp', COMPARISONS),
  ['StringMatches', 'text'],
  ...TESTS.map((test) => [test, 'boolean'] as const),
  ['And', 'rules'],
  ['Or', 'rules'],
  ['Not', 'rule'],
]);

/** Operators that join other rules instead of looking at a Variable. */
export const joiningOperators: ReadonlySet<string> = new Set(['And', 'Or', 'Not']);

function withPaths(prefix: string, operand: Operand, comparisons: readonly string[]): (readonly [string, Operand])[] {
  return comparisons.flatMap((comparison) => [
    [prefix + comparison, operand] as const,
    [`${prefix}${comparison}Path`, 'path'] as const,
  ]);
}

/** The operand in words, for messages. */
export const operandWords: Readonly<Record<Operand, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  timestamp: 'a time such as 2026-03-14T01:59:00Z',
  path: 'a path',
  rules: 'a list of rules',
  rule: 'a rule',
};

/** Whether a value has the type of the operand; paths and rules are looked at further by others. */
export function fitsOperand(operand: Operand, value: JsonValue): boolean {
  switch (operand) {
    case 'text':
    case 'path':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' && isTimestamp(value);
    case 'rules':
      return isJsonArray(value);
    case 'rule':
      return isJsonObject(value);
  }
}
