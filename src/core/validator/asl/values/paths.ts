import { checkExpression, type ExpressionUse } from '../../../expressions';
import type { JsonValue } from '../../../json';
import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { subjectName, type Subject } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';
import { clause } from './intrinsics';
import { noteReads } from './reads';
import { wrongType } from './scalars';

/** A path to any values: `InputPath`, `OutputPath`, `Variable` of a Choice Rule. It may start at `$`, `$$` or a variable. */
export const anyPath: FieldCheck = (walk, value, subject, field) =>
  usedByPath(walk, value, subject, field) !== undefined;

export const anyPathOrNull: FieldCheck = (walk, value, subject, field) =>
  value === null || anyPath(walk, value, subject, field);

interface Roots {
  /** May it start at the Context Object? */
  readonly context: boolean;
  readonly variable: boolean;
}

/** A Reference Path: names exactly one place, so it can be written to or gives one value. */
function referencePath(roots: Roots): FieldCheck {
  return (walk, value, subject, field) => {
    const use = usedByPath(walk, value, subject, field);
    if (use === undefined || typeof value !== 'string') return false;
    const reason = whyNotReferencePath(value, use, roots);
    if (reason === undefined || isSubstituted(walk, value)) return true;
    const args = { owner: subjectName(subject), field, text: value, reason };
    report(walk, 'asl/reference-path-invalid', { spot: childSpot(subject.spot, field), owner: subject.spot }, args);
    return false;
  };
}

const resultReference = referencePath({ context: false, variable: false });

/** Where a result goes in the input; `null` drops it. */
export const resultPath: FieldCheck = (walk, value, subject, field) =>
  value === null || resultReference(walk, value, subject, field);

/** Where a number or a time is taken from. AWS refuses the Context Object here. */
export const numberPath = referencePath({ context: false, variable: true });

const itemsReference = referencePath({ context: true, variable: true });

/** The list a Map works on. `null` is accepted: AWS reads it as an absent field. */
export const itemsPath: FieldCheck = (walk, value, subject, field) =>
  value === null || itemsReference(walk, value, subject, field);

const NOTHING: ExpressionUse = {
  variables: [],
  functions: [],
  statesFields: [],
  contextFields: [],
  rootReferences: [],
};

function usedByPath(walk: Walk, value: JsonValue, subject: Subject, field: string): ExpressionUse | undefined {
  if (typeof value !== 'string') {
    wrongType(walk, value, subject, field, { words: ['a path'], aws: 'STRING' });
    return undefined;
  }
  if (isSubstituted(walk, value)) return NOTHING;
  const spot = childSpot(subject.spot, field);
  const checked = checkExpression('path', value);
  if (checked.ok) {
    noteReads(checked.value, { subject, field, spot });
    return checked.value;
  }
  const owner = subjectName(subject);
  if (isScripted(value)) {
    report(walk, 'asl/path-script', { spot, owner: subject.spot }, { owner, field, text: value });
    return NOTHING;
  }
  report(
    walk,
    'asl/path-invalid',
    { spot, owner: subject.spot },
    { owner, field, text: value, reason: clause(checked.error.message) },
  );
  return undefined;
}

/** Subscripts such as `[(@.length-1)]` come from the first JSONPath; Jayway's library, which AWS uses, gave them up. */
function isScripted(text: string): boolean {
  const withoutScripts = text.replace(/\[\([^()]*\)\]/g, '[0]');
  return withoutScripts !== text && checkExpression('path', withoutScripts).ok;
}

function whyNotReferencePath(
  text: string,
  { contextFields, variables }: ExpressionUse,
  roots: Roots,
): string | undefined {
  const checked = checkExpression('referencePath', text);
  if (!checked.ok) return clause(checked.error.message);
  // It has no filters, so whatever it uses is its root.
  if (contextFields.length > 0 && !roots.context) return 'it starts at the Context Object';
  if (variables.length > 0 && !roots.variable) return 'it starts at a variable';
  return undefined;
}
