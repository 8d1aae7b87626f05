import { evaluatePath } from '../../expressions';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { AslFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import { arrayField, objectField, textField } from '../prepare/raw';
import { parseTimestamp } from '../timestamps';
import { wildcardPattern } from './stringMatches';

/** Whether a Choice Rule holds for the state's effective input. */
export type ChoiceTest = (flow: Flow, data: JsonValue) => boolean | AslFailure;

/** Compiles the test expression of a Choice Rule: And, Or, Not, or one comparison. */
export function prepareChoiceTest(rule: JsonObject): ChoiceTest {
  if (rule.And !== undefined) return every(partsOf(rule, 'And'), true);
  if (rule.Or !== undefined) return every(partsOf(rule, 'Or'), false);
  const negated = objectField(rule, 'Not');
  if (negated) {
    const test = prepareChoiceTest(negated);
    return (flow, data) => {
      const holds = test(flow, data);
      return holds instanceof AslFailure ? holds : !holds;
    };
  }
  return prepareComparison(rule);
}

/** And stops at the first that fails to hold, Or at the first that holds. */
function every(tests: readonly ChoiceTest[], goOn: boolean): ChoiceTest {
  return (flow, data) => {
    for (const test of tests) {
      const holds = test(flow, data);
      if (holds !== goOn) return holds;
    }
    return goOn;
  };
}

function partsOf(rule: JsonObject, name: 'And' | 'Or'): ChoiceTest[] {
  return arrayField(rule, name).filter(isJsonObject).map(prepareChoiceTest);
}

function prepareComparison(rule: JsonObject): ChoiceTest {
  const path = textField(rule, 'Variable') ?? '$';
  const operator = Object.keys(rule).find((key) => isOperator(key)) ?? '';
  const operand = rule[operator] ?? null;
  if (operator === 'IsPresent') return (flow, data) => evaluatePath(path, flow.pathScope(data)).ok === operand;
  const typeTest = Object.hasOwn(typeTests, operator) ? typeTests[operator] : undefined;
  if (typeTest) return onValueAt(path, (value) => typeTest(value) === operand);
  const byPath = operator.endsWith('Path');
  const compare = comparisons[byPath ? operator.slice(0, -'Path'.length) : operator];
  if (!compare) return () => runtimeFailure(`The choice rule has no comparison operator AWS knows.`);
  if (!byPath) {
    const fixed = compare(operand);
    return onValueAt(path, fixed);
  }
  const operandPath = typeof operand === 'string' ? operand : '$';
  return (flow, data) => {
    const value = valueAt(path, flow, data);
    if (value instanceof AslFailure) return value;
    const other = valueAt(operandPath, flow, data);
    return other instanceof AslFailure ? other : compare(other)(value);
  };
}

function onValueAt(path: string, test: (value: JsonValue) => boolean): ChoiceTest {
  return (flow, data) => {
    const value = valueAt(path, flow, data);
    return value instanceof AslFailure ? value : test(value);
  };
}

function valueAt(path: string, flow: Flow, data: JsonValue): JsonValue | AslFailure {
  const found = evaluatePath(path, flow.pathScope(data));
  return found.ok
    ? found.value
    : runtimeFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
}

const typeTests: Readonly<Record<string, ((value: JsonValue) => boolean) | undefined>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

/** A value of another type than the operator's never compares, whatever the operator. */
type Comparison = (operand: JsonValue) => (value: JsonValue) => boolean;

const comparisons: Readonly<Record<string, Comparison | undefined>> = {
  BooleanEquals: (operand) => (value) => typeof value === 'boolean' && value === operand,
  StringMatches: (operand) => {
    const pattern = typeof operand === 'string' ? wildcardPattern(operand) : undefined;
    return (value) => typeof value === 'string' && pattern !== undefined && pattern(value);
  },
  ...ordered('String', (value) => (typeof value === 'string' ? value : undefined)),
  ...ordered('Numeric', (value) => (typeof value === 'number' ? value : undefined)),
  ...ordered('Timestamp', (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined)),
};

function ordered(kind: string, read: (value: JsonValue) => string | number | undefined): Record<string, Comparison> {
  const comparing =
    (holds: (a: string | number, b: string | number) => boolean): Comparison =>
    (operand) => {
      const right = read(operand);
      return (value) => {
        const left = read(value);
        return left !== undefined && right !== undefined && holds(left, right);
      };
    };
  return {
    [`${kind}Equals`]: comparing((a, b) => a === b),
    [`${kind}LessThan`]: comparing((a, b) => a < b),
    [`${kind}LessThanEquals`]: comparing((a, b) => a <= b),
    [`${kind}GreaterThan`]: comparing((a, b) => a > b),
    [`${kind}GreaterThanEquals`]: comparing((a, b) => a >= b),
  };
}

function isOperator(key: string): boolean {
  if (key === 'IsPresent' || key in typeTests) return true;
  return key in comparisons || (key.endsWith('Path') && key.slice(0, -'Path'.length) in comparisons);
}
