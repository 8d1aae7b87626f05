import { isJsonObject, type JsonValue } from '../../../json';
import type { Rule } from '../kind';
import { nearestName } from '../nearestName';
import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { entrySubject, sentenceName, subjectName, type Subject } from '../subject';
import { wrongType } from '../values/scalars';
import { isSubstituted, report, type Walk } from '../walk';
import { memberPlace } from './combinators';

/**
 * Error Names that begin with `States.` and exist.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html (read 2026-11)
 */
export const reservedErrorNames: readonly string[] = [
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.Http.Socket',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
];

/** A list of Error Names with at least one entry. */
export const errorNames: FieldCheck = (walk, value, subject, field) => {
  if (isSubstituted(walk, value)) return true;
  if (!Array.isArray(value))
    return wrongType(walk, value, subject, field, { words: ['a list of error names'], aws: 'ARRAY' });
  const entries: readonly JsonValue[] = value;
  if (entries.length === 0) {
    report(walk, 'asl/value-empty', memberPlace(subject, field), { field, owner: subjectName(subject) });
    return false;
  }
  const other = entries.findIndex((entry) => typeof entry !== 'string');
  const wrong = entries[other];
  if (wrong === undefined) return true;
  const list: Subject = { ...subject, spot: childSpot(subject.spot, field) };
  return wrongType(walk, wrong, list, String(other), { words: ['an error name'], aws: 'STRING' });
};

/** `States.ALL` stands alone; other names that begin with `States.` must exist. */
export const errorNamesRule: Rule = {
  codes: ['asl/states-all-not-alone', 'asl/error-name-reserved'],
  needs: ['ErrorEquals'],
  check(walk, value, subject) {
    const names = textsOf(value.ErrorEquals);
    const place = memberPlace(subject, 'ErrorEquals');
    if (names.includes('States.ALL') && names.length > 1)
      report(walk, 'asl/states-all-not-alone', place, { owner: sentenceName(subject) });
    names.forEach((name, index) => {
      if (!name.startsWith('States.') || reservedErrorNames.includes(name) || isSubstituted(walk, name)) return;
      const suggestion = nearestName(name, reservedErrorNames);
      const args = { owner: sentenceName(subject), name, ...(suggestion === undefined ? {} : { suggestion }) };
      report(walk, 'asl/error-name-reserved', { spot: childSpot(place.spot, index) }, args);
    });
  },
};

/** In a list of Retriers or Catchers the first that fits is taken: `States.ALL` belongs at the end, and no name twice. */
export function statesAllLast(walk: Walk, entries: readonly JsonValue[], subject: Subject, field: string): void {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const names = isJsonObject(entry) ? textsOf(entry.ErrorEquals) : [];
    const inner = entrySubject(subject, field, index, field);
    const place = memberPlace(inner, 'ErrorEquals');
    if (names.includes('States.ALL') && index < entries.length - 1) {
      report(walk, 'asl/states-all-not-last', place, { owner: sentenceName(inner), list: field });
    }
    const repeated = names.find((name) => seen.has(name) && name !== 'States.ALL');
    if (repeated !== undefined)
      report(walk, 'asl/error-name-caught-before', place, { owner: sentenceName(inner), name: repeated, list: field });
    for (const name of names) seen.add(name);
  });
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((entry: JsonValue) => typeof entry === 'string') : [];
}
