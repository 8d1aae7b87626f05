import { checkExpression } from '../../../expressions';
import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { subjectName } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';
import { noteReads, type ReadPlace } from './reads';
import { wrongType } from './scalars';

/**
 * The value of a member named `….$`: a path or a call of an intrinsic function.
 *
 * @param inside - the template as messages call it.
 */
export function checkTemplateText(walk: Walk, text: string, place: ReadPlace, inside: string): boolean {
  if (isSubstituted(walk, text)) return true;
  const checked = checkExpression('pathOrIntrinsic', text);
  if (checked.ok) {
    noteReads(checked.value, place);
    return true;
  }
  // AWS names the object that holds the member, not the member.
  const args = { owner: inside, field: place.field, text, reason: clause(checked.error.message) };
  report(walk, 'asl/template-value-invalid', { spot: place.spot }, args);
  return false;
}

/** A field that is a path or an intrinsic function: `ErrorPath`, `CausePath`. */
export const pathOrIntrinsic: FieldCheck = (walk, value, subject, field) => {
  if (typeof value !== 'string') return wrongType(walk, value, subject, field, { words: ['a path'], aws: 'STRING' });
  return checkTemplateText(walk, value, { subject, field, spot: childSpot(subject.spot, field) }, subjectName(subject));
};

/** A parser's sentence as the end of one of ours. */
export function clause(message: string): string {
  const trimmed = message.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(trimmed) ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : trimmed;
}
