import type { QueryLanguage } from '../../asl';
import type { JsonObject, JsonValue } from '../../json';
import { nearestName } from './nearestName';
import { childSpot } from './spot';
import { sentenceName, subjectName, type Subject } from './subject';
import { report, type Walk } from './walk';

/** Looks at the value of one field, reports what is wrong with it, and says whether others may rely on it. */
export type FieldCheck = (walk: Walk, value: JsonValue, subject: Subject, field: string) => boolean;

export interface FieldSpec {
  readonly check: FieldCheck;
  /** The only language in which the field exists; absent: in both. */
  readonly language?: QueryLanguage;
}

/** Which fields a kind of object may and must have. */
export interface Shape {
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly required: readonly string[];
}

export function shape(
  fields: Readonly<Record<string, FieldSpec | FieldCheck>>,
  required: readonly string[] = [],
): Shape {
  const entries = Object.entries(fields).map(
    ([name, spec]) => [name, typeof spec === 'function' ? { check: spec } : spec] as const,
  );
  return { fields: new Map(entries), required };
}

/** A field which only one query language has. */
export function only(language: QueryLanguage, check: FieldCheck): FieldSpec {
  return { check, language };
}

/** Fields that are there but cannot be relied on; rules that need one of them keep still. */
export type BrokenFields = ReadonlySet<string>;

const NONE: BrokenFields = new Set();

/** Checks an object against its shape: what is missing, what does not belong there, then each value. */
export function checkShape(walk: Walk, expected: Shape, value: JsonObject, subject: Subject): BrokenFields {
  let broken: Set<string> | undefined;
  const breakField = (field: string): void => {
    broken ??= new Set();
    broken.add(field);
  };

  const missing = expected.required.filter((field) => value[field] === undefined);
  if (missing.length > 0) {
    const place = { spot: subject.spot, owner: subject.spot };
    report(walk, 'asl/field-missing', place, { owner: sentenceName(subject), fields: missing });
    missing.forEach(breakField);
  }

  const present: string[] = [];
  for (const field of Object.keys(value)) {
    const spec = expected.fields.get(field);
    if (spec === undefined) reportUnknown(walk, expected, value, subject, field);
    else if (spec.language !== undefined && spec.language !== subject.language) {
      if (subject.mixesLanguages !== true) reportOtherLanguage(walk, subject, field, spec.language);
      breakField(field);
    } else present.push(field);
  }

  for (const field of present) {
    const spec = expected.fields.get(field);
    const fieldValue = value[field];
    if (spec === undefined || fieldValue === undefined) continue;
    if (!spec.check(walk, fieldValue, subject, field)) breakField(field);
  }
  return broken ?? NONE;
}

function reportUnknown(walk: Walk, expected: Shape, value: JsonObject, subject: Subject, field: string): void {
  const free = [...expected.fields.keys()].filter((name) => value[name] === undefined);
  const suggestion = nearestName(field, free);
  const args = { field, owner: sentenceName(subject), ...(suggestion === undefined ? {} : { suggestion }) };
  report(walk, 'asl/field-unknown', { spot: childSpot(subject.spot, field), owner: subject.spot }, args);
}

function reportOtherLanguage(walk: Walk, subject: Subject, field: string, other: QueryLanguage): void {
  const place = { spot: childSpot(subject.spot, field), owner: subject.spot };
  report(walk, 'asl/field-of-other-language', place, {
    field,
    owner: subjectName(subject),
    language: subject.language,
    other,
  });
}
