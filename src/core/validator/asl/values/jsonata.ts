import { checkExpression, isJsonataString, JSONATA_FUNCTIONS, jsonataOf } from '../../../expressions';
import { nearestName } from '../nearestName';
import type { FieldCheck } from '../shape';
import { childSpot, type Spot } from '../spot';
import { subjectName, type Subject } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';
import { noteReads } from './reads';
import { text as plainText } from './scalars';

/** What `$states` can offer besides `input` and `context`. */
export type StatesField = 'result' | 'errorOutput';

export interface TextPlace {
  readonly subject: Subject;
  /** The nearest key, for messages. */
  readonly field: string;
  readonly spot: Spot;
  readonly extra: readonly StatesField[];
}

/** A text in a JSONata state: an expression if it stands in `{% %}`, else plain text. Answers whether anything is wrong with it. */
export function checkJsonataText(walk: Walk, text: string, place: TextPlace): boolean {
  const isExpression: boolean = isJsonataString(text);
  if (isExpression) return isSubstituted(walk, text) || checkJsonata(walk, jsonataOf(text), place);
  const args = { owner: subjectName(place.subject), field: place.field, text };
  const isHalf = text.startsWith('{%') || text.endsWith('%}');
  if (isHalf) report(walk, 'asl/jsonata-half-delimited', { spot: place.spot }, args);
  else if (text.includes('{%') && text.includes('%}'))
    report(walk, 'asl/jsonata-inside-text', { spot: place.spot }, args);
  return !isHalf;
}

/** A field which in JSONata may be an expression instead of a literal value. */
export function jsonataOr(literal: FieldCheck): FieldCheck {
  return (walk, value, subject, field) => {
    if (subject.language !== 'JSONata' || typeof value !== 'string') return literal(walk, value, subject, field);
    if (!isJsonataString(value)) return literal(walk, value, subject, field);
    return checkJsonataText(walk, value, { subject, field, spot: childSpot(subject.spot, field), extra: [] });
  };
}

/** A text which in JSONata may be an expression: `Error`, `Cause`. */
export const jsonataText: FieldCheck = (walk, value, subject, field) => {
  if (!plainText()(walk, value, subject, field)) return false;
  if (subject.language !== 'JSONata' || typeof value !== 'string') return true;
  return checkJsonataText(walk, value, { subject, field, spot: childSpot(subject.spot, field), extra: [] });
};

function checkJsonata(walk: Walk, text: string, place: TextPlace): boolean {
  const { subject, field, spot } = place;
  const owner = subjectName(subject);
  const checked = checkExpression('jsonata', text);
  if (!checked.ok) {
    // AWS leaves out jsonata's code, “S0207: ”.
    const reason = checked.error.message.replace(/^[A-Z]\d{4}: /, '');
    report(walk, 'asl/jsonata-invalid', { spot }, { owner, field, text, reason });
    return false;
  }
  const use = checked.value;
  noteReads(use, place);
  for (const name of use.rootReferences) report(walk, 'asl/jsonata-root-reference', { spot }, { owner, field, name });
  const available = ['context', 'input', ...place.extra];
  const absent = use.statesFields.filter((name) => name !== '*' && !available.includes(name));
  for (const name of absent) report(walk, 'asl/jsonata-states-field', { spot }, { owner, field, name, available });
  const unknown = use.functions.filter((name) => !JSONATA_FUNCTIONS.has(name));
  for (const name of unknown) {
    const suggestion = nearestName(name, JSONATA_FUNCTIONS);
    report(
      walk,
      'asl/jsonata-function-missing',
      { spot },
      { owner, field, name, ...(suggestion === undefined ? {} : { suggestion }) },
    );
  }
  return absent.length + unknown.length + use.rootReferences.length === 0;
}
