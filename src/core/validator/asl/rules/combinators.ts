import type { AslCode } from '../catalogue';
import type { Rule } from '../kind';
import { childSpot, type MaybeSpot } from '../spot';
import { sentenceName, type Subject } from '../subject';
import { report, type Walk } from '../walk';

/** At most one of the fields may be there: `MaxItems` or `MaxItemsPath`. */
export function atMostOneOf(...fields: readonly string[]): Rule {
  return {
    codes: ['asl/only-one-of'],
    needs: [],
    check(walk, value, subject) {
      const present = fields.filter((field) => value[field] !== undefined);
      if (present.length < 2) return;
      report(
        walk,
        'asl/only-one-of',
        { spot: subject.spot, owner: subject.spot },
        { owner: sentenceName(subject), fields: present },
      );
    },
  };
}

/** One of the fields must be there, and only one. */
export function exactlyOneOf(...fields: readonly string[]): Rule {
  const atMost = atMostOneOf(...fields);
  return {
    codes: [...atMost.codes, 'asl/one-of-missing'],
    needs: [],
    check(walk, value, subject) {
      atMost.check(walk, value, subject);
      if (fields.some((field) => value[field] !== undefined)) return;
      report(
        walk,
        'asl/one-of-missing',
        { spot: subject.spot, owner: subject.spot },
        { owner: sentenceName(subject), fields },
      );
    },
  };
}

/** Where both are written as numbers, `greater` must exceed `smaller`. */
export function mustExceed(
  greater: string,
  smaller: string,
  code: AslCode,
  tell: (walk: Walk, numbers: { readonly great: number; readonly small: number }, subject: Subject) => void,
): Rule {
  return {
    codes: [code],
    needs: [greater, smaller],
    check(walk, value, subject) {
      const great = value[greater];
      const small = value[smaller];
      if (typeof great === 'number' && typeof small === 'number' && great <= small)
        tell(walk, { great, small }, subject);
    },
  };
}

/** The place of a member, for rules which speak of one field. */
export function memberPlace(subject: Subject, field: string): { readonly spot: MaybeSpot; readonly owner: MaybeSpot } {
  return { spot: childSpot(subject.spot, field), owner: subject.spot };
}
