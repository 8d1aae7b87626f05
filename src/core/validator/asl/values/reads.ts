import type { ExpressionUse } from '../../../expressions';
import type { Spot } from '../spot';
import type { Subject } from '../subject';

export interface ReadPlace {
  readonly subject: Subject;
  readonly field: string;
  readonly spot: Spot;
}

/** Notes which variables a field reads; whether anybody assigns them is known only after the walk. */
export function noteReads({ variables }: ExpressionUse, { subject, field, spot }: ReadPlace): void {
  for (const name of variables) subject.scope.reads.push({ name, subject, field, spot });
}
