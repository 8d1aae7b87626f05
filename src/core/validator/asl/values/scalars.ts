import type { JsonValue } from '../../../json';
import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { subjectName, type Subject } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';

/** Kind of a JSON value in words. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : 'a text';
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}

/** Reports a value of the wrong type and answers false, so that a check can return it. */
export function wrongType(
  walk: Walk,
  value: JsonValue,
  subject: Subject,
  field: string,
  expected: { readonly words: readonly string[]; readonly aws: string },
): false {
  const args = {
    field,
    owner: subjectName(subject),
    expected: expected.words,
    found: kindOf(value),
    awsType: expected.aws,
  };
  report(walk, 'asl/wrong-type', { spot: childSpot(subject.spot, field), owner: subject.spot }, args);
  return false;
}

export const anyValue: FieldCheck = () => true;

export const flag: FieldCheck = (walk, value, subject, field) =>
  typeof value === 'boolean' ||
  isSubstituted(walk, value) ||
  wrongType(walk, value, subject, field, { words: ['true or false'], aws: 'BOOLEAN' });

/** A text; `maximum` counts characters as people do (code points). */
export function text(options: { readonly maximum?: number; readonly mayBeEmpty?: boolean } = {}): FieldCheck {
  const { maximum = Number.POSITIVE_INFINITY, mayBeEmpty = true } = options;
  return (walk, value, subject, field) => {
    if (typeof value !== 'string') return wrongType(walk, value, subject, field, { words: ['a text'], aws: 'STRING' });
    if (isSubstituted(walk, value)) return true;
    const place = { spot: childSpot(subject.spot, field), owner: subject.spot };
    if (value === '' && !mayBeEmpty) {
      report(walk, 'asl/value-empty', place, { field, owner: subjectName(subject) });
      return false;
    }
    const length = value.length > maximum ? Array.from(value).length : 0;
    if (length > maximum)
      report(walk, 'asl/text-too-long', place, { field, owner: subjectName(subject), length, maximum });
    return length <= maximum;
  };
}

export function oneOfTexts(...allowed: readonly string[]): FieldCheck {
  return (walk, value, subject, field) => {
    if (typeof value !== 'string') return wrongType(walk, value, subject, field, { words: ['a text'], aws: 'STRING' });
    if (allowed.includes(value) || isSubstituted(walk, value)) return true;
    const args = { field, owner: subjectName(subject), value, allowed };
    report(walk, 'asl/value-not-listed', { spot: childSpot(subject.spot, field), owner: subject.spot }, args);
    return false;
  };
}

export interface NumberRange {
  readonly minimum: number;
  readonly maximum?: number;
  readonly whole: boolean;
}

export function numberIn(range: NumberRange): FieldCheck {
  const expected = range.whole ? { words: ['a whole number'], aws: 'INTEGER' } : { words: ['a number'], aws: 'NUMBER' };
  return (walk, value, subject, field) => {
    if (isSubstituted(walk, value)) return true;
    if (typeof value !== 'number' || (range.whole && !Number.isInteger(value)))
      return wrongType(walk, value, subject, field, expected);
    const place = { spot: childSpot(subject.spot, field), owner: subject.spot };
    const { minimum, maximum = Number.POSITIVE_INFINITY, whole } = range;
    if (value < minimum)
      report(walk, 'asl/below-minimum', place, { field, owner: subjectName(subject), value, minimum, whole });
    if (value > maximum)
      report(walk, 'asl/above-maximum', place, { field, owner: subjectName(subject), value, maximum, whole });
    return value >= minimum && value <= maximum;
  };
}

export const anyList: FieldCheck = (walk, value, subject, field) =>
  Array.isArray(value) ||
  isSubstituted(walk, value) ||
  wrongType(walk, value, subject, field, { words: ['a list'], aws: 'ARRAY' });
