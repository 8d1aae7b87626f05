import type { Rule } from '../kind';
import { sentenceName } from '../subject';
import { report } from '../walk';
import { memberPlace } from './combinators';

/** A state goes on or ends, never both. Terminal types and Choice have neither. */
export const nextOrEnd: Rule = {
  codes: ['asl/next-and-end', 'asl/next-or-end-missing'],
  needs: ['Next', 'End'],
  check(walk, value, subject) {
    const owner = sentenceName(subject);
    const ends = value.End !== undefined && value.End !== false;
    if (value.Next !== undefined && ends) report(walk, 'asl/next-and-end', memberPlace(subject, 'End'), { owner });
    if (value.Next === undefined && !ends)
      report(walk, 'asl/next-or-end-missing', { spot: subject.spot, owner: subject.spot }, { owner });
  },
};
