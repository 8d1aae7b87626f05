import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { AslCode } from './catalogue';
import { checkShape, type BrokenFields, type FieldCheck, type Shape } from './shape';
import { entrySubject, memberSubject, sentenceName, subjectName, type Subject } from './subject';
import { kindOf, wrongType } from './values/scalars';
import { isSubstituted, report, type Walk } from './walk';

/** One rule about a kind of object: what it looks at, and what it says. */
export interface Rule {
  /** Everything the rule may report. */
  readonly codes: readonly AslCode[];
  /** Fields the rule relies on. It keeps still where one of them is broken, because that was reported already. */
  readonly needs: readonly string[];
  readonly check: (walk: Walk, value: JsonObject, subject: Subject) => void;
}

/** A kind of object in a definition: which fields it has, and which rules hold between them. */
export interface Kind {
  readonly shape: Shape;
  readonly rules: readonly Rule[];
}

export function checkKind(walk: Walk, kind: Kind, value: JsonObject, subject: Subject): BrokenFields {
  const broken = checkShape(walk, kind.shape, value, subject);
  runRules(walk, kind.rules, value, subject, broken);
  return broken;
}

function runRules(walk: Walk, rules: readonly Rule[], value: JsonObject, subject: Subject, broken: BrokenFields): void {
  for (const rule of rules) {
    if (broken.size === 0 || !rule.needs.some((field) => broken.has(field))) rule.check(walk, value, subject);
  }
}

/** A field that holds one object of a kind. */
export function objectOf(kindOfLanguage: (subject: Subject) => Kind): FieldCheck {
  return (walk, value, subject, field) => {
    if (isSubstituted(walk, value)) return true;
    if (!isJsonObject(value)) return wrongType(walk, value, subject, field, { words: ['an object'], aws: 'OBJECT' });
    const inner = memberSubject(subject, field);
    checkKind(walk, kindOfLanguage(inner), value, inner);
    return true;
  };
}

/** A field that holds a list of objects of a kind, called by `label` in messages; `rule` looks at the list as a whole. */
export function listOf(
  label: string,
  kindOfLanguage: (subject: Subject) => Kind,
  options: {
    readonly mayBeEmpty: boolean;
    readonly rule?: (walk: Walk, entries: readonly JsonValue[], subject: Subject, field: string) => void;
  },
): FieldCheck {
  return (walk, value, subject, field) => {
    if (isSubstituted(walk, value)) return true;
    if (!Array.isArray(value)) return wrongType(walk, value, subject, field, { words: ['a list'], aws: 'ARRAY' });
    const entries: readonly JsonValue[] = value;
    const list = memberSubject(subject, field);
    if (entries.length === 0 && !options.mayBeEmpty) {
      report(walk, 'asl/value-empty', { spot: list.spot, owner: subject.spot }, { field, owner: subjectName(subject) });
      return false;
    }
    entries.forEach((entry, index) => {
      const inner = entrySubject(subject, field, index, label);
      if (isJsonObject(entry)) checkKind(walk, kindOfLanguage(inner), entry, inner);
      else if (!isSubstituted(walk, entry)) notAnObject(walk, entry, inner);
    });
    options.rule?.(walk, entries, subject, field);
    return true;
  };
}

export function notAnObject(walk: Walk, value: JsonValue, subject: Subject): void {
  report(walk, 'asl/not-an-object', { spot: subject.spot }, { owner: sentenceName(subject), found: kindOf(value) });
}
