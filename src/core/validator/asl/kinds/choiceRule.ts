import { isJsonObject, type JsonValue } from '../../../json';
import { checkKind, listOf, notAnObject, type Kind, type Rule } from '../kind';
import { memberPlace } from '../rules/combinators';
import { choiceOperators, fitsOperand, joiningOperators, operandWords, type Operand } from '../rules/choiceOperators';
import { shape, type FieldCheck } from '../shape';
import { entrySubject, memberSubject, sentenceName, type Subject } from '../subject';
import { assignment } from '../values/assignment';
import { jsonataOr } from '../values/jsonata';
import { anyPath } from '../values/paths';
import { flag, kindOf, text } from '../values/scalars';
import { template } from '../values/templates';
import { isSubstituted, report, type Walk } from '../walk';

/** Rules may join others; deeper nesting than this is not followed. */
const MAX_RULE_DEPTH = 100;

const operatorFields: Readonly<Record<string, FieldCheck>> = Object.fromEntries(
  [...choiceOperators].map(([operator, operand]) => [operator, operandCheck(operand)]),
);

/** Exactly one operator; it looks at a Variable unless it joins other rules. */
const oneOperator: Rule = {
  codes: ['asl/choice-without-operator', 'asl/choice-several-operators', 'asl/field-missing'],
  needs: [],
  check(walk, value, subject) {
    const owner = sentenceName(subject);
    const place = { spot: subject.spot, owner: subject.spot };
    const [operator, ...others] = Object.keys(value).filter((field) => choiceOperators.has(field));
    if (operator === undefined) report(walk, 'asl/choice-without-operator', place, { owner });
    else if (others.length > 0)
      report(walk, 'asl/choice-several-operators', place, { owner, operators: [operator, ...others] });
    else if (!joiningOperators.has(operator) && value.Variable === undefined)
      report(walk, 'asl/field-missing', place, { owner, fields: ['Variable'] });
  },
};

const testFields = { Variable: anyPath, Comment: text(), ...operatorFields };

/** A rule inside `And`, `Or` or `Not`: it tests, but does not lead anywhere. */
const innerRule: Kind = { shape: shape(testFields), rules: [oneOperator] };

const pathRule: Kind = {
  shape: shape({ ...testFields, Next: text({ mayBeEmpty: false }), Assign: assignment() }, ['Next']),
  rules: [oneOperator],
};

const jsonataRule: Kind = {
  shape: shape(
    {
      Condition: jsonataOr(flag),
      Next: text({ mayBeEmpty: false }),
      Assign: assignment(),
      Output: template(),
      Comment: text(),
    },
    ['Condition', 'Next'],
  ),
  rules: [],
};

/** `Choices`: at least one rule, in the language of the state. */
export const choiceRules = listOf('Rule', (subject) => (subject.language === 'JSONata' ? jsonataRule : pathRule), {
  mayBeEmpty: false,
});

function operandCheck(operand: Operand): FieldCheck {
  return (walk, value, subject, field) => {
    if (isSubstituted(walk, value)) return true;
    if (!fitsOperand(operand, value)) return wrongOperand(walk, operand, { value, subject, field });
    if (operand === 'path') return anyPath(walk, value, subject, field);
    if (operand === 'rule') checkInner(walk, value, memberSubject(subject, field));
    if (operand === 'rules' && Array.isArray(value)) {
      const entries: readonly JsonValue[] = value;
      if (entries.length === 0) {
        report(walk, 'asl/value-empty', memberPlace(subject, field), { field, owner: sentenceName(subject) });
        return false;
      }
      entries.forEach((entry, index) => checkInner(walk, entry, entrySubject(subject, field, index, field)));
    }
    return true;
  };
}

function checkInner(walk: Walk, value: JsonValue, subject: Subject): void {
  if (!isJsonObject(value)) {
    notAnObject(walk, value, subject);
  } else if (walk.depth >= MAX_RULE_DEPTH) {
    report(walk, 'asl/nested-too-deeply', { spot: subject.spot }, { levels: MAX_RULE_DEPTH });
  } else {
    walk.depth += 1;
    checkKind(walk, innerRule, value, subject);
    walk.depth -= 1;
  }
}

function wrongOperand(
  walk: Walk,
  operand: Operand,
  { value, subject, field }: { value: JsonValue; subject: Subject; field: string },
): false {
  const place = memberPlace(subject, field);
  if (operand === 'timestamp' && typeof value === 'string') {
    report(walk, 'asl/timestamp-invalid', place, { owner: sentenceName(subject), field, value });
  } else {
    const args = {
      owner: sentenceName(subject),
      operator: field,
      expected: operandWords[operand],
      found: kindOf(value),
    };
    report(walk, 'asl/choice-operand', place, args);
  }
  return false;
}
