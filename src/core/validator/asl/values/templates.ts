import { isJsonObject, type JsonObject, type JsonValue } from '../../../json';
import type { FieldCheck } from '../shape';
import { childSpot, type Spot } from '../spot';
import { subjectName, type Subject } from '../subject';
import { report, type Walk } from '../walk';
import { checkJsonataText, type StatesField } from './jsonata';
import { checkTemplateText } from './intrinsics';
import { kindOf, wrongType } from './scalars';

/** Deeper templates are not followed: nobody writes them, and a hostile definition must not exhaust the stack. */
const MAX_TEMPLATE_DEPTH = 200;

/**
 * A Payload Template (JSONPath: members named `….$` are evaluated) or a JSONata template (texts in `{% %}` are).
 *
 * @param extra - what `$states` offers here besides `input` and `context`.
 */
export function template(...extra: readonly StatesField[]): FieldCheck {
  return (walk, value, subject, field) => {
    const before = walk.findings.length;
    const place: TemplatePlace = { subject, extra, inside: `"${field}" of ${subjectName(subject)}` };
    const spot = childSpot(subject.spot, field);
    if (subject.language === 'JSONata') visitJsonata(walk, place, { value, field, spot, depth: 0 });
    else visitPayload(walk, place, { value, field, spot, depth: 0 });
    return walk.findings.length === before;
  };
}

interface TemplatePlace {
  readonly subject: Subject;
  readonly extra: readonly StatesField[];
  /** The template as messages call it. */
  readonly inside: string;
}

interface TemplateNode {
  readonly value: JsonValue;
  /** Key under which the value stands; of an entry of a list, the list's. */
  readonly field: string;
  readonly spot: Spot;
  readonly depth: number;
}

function visitJsonata(walk: Walk, place: TemplatePlace, node: TemplateNode): void {
  const { value, spot } = node;
  if (typeof value === 'string') {
    checkJsonataText(walk, value, { subject: place.subject, field: node.field, spot, extra: place.extra });
    return;
  }
  for (const child of childrenOf(walk, node)) visitJsonata(walk, place, child);
}

function visitPayload(walk: Walk, place: TemplatePlace, node: TemplateNode): void {
  if (isJsonObject(node.value)) checkMembers(walk, place, node.value, node.spot);
  for (const child of childrenOf(walk, node)) {
    if (!child.field.endsWith('.$') || child.spot.parent !== node.spot) visitPayload(walk, place, child);
  }
}

function checkMembers(walk: Walk, { subject, inside }: TemplatePlace, value: JsonObject, spot: Spot): void {
  for (const [key, member] of Object.entries(value)) {
    const memberSpot = childSpot(spot, key);
    if (!key.endsWith('.$')) {
      if (typeof member === 'string' && looksEvaluated(member)) {
        report(walk, 'asl/path-not-evaluated', { spot: memberSpot }, { owner: inside, field: key, text: member });
      }
      continue;
    }
    const plain = key.slice(0, -2);
    if (Object.hasOwn(value, plain))
      report(walk, 'asl/template-key-conflict', { spot: memberSpot }, { owner: inside, field: plain });
    if (typeof member === 'string') checkTemplateText(walk, member, { subject, field: key, spot: memberSpot }, inside);
    else
      report(
        walk,
        'asl/template-value-not-text',
        { spot: memberSpot },
        { owner: inside, field: key, found: kindOf(member) },
      );
  }
}

function looksEvaluated(text: string): boolean {
  return text.startsWith('$') ? /^\$\$?[.[]/.test(text) : /^States\.[A-Za-z0-9]+\(/.test(text);
}

function childrenOf(walk: Walk, { value, field, spot, depth }: TemplateNode): readonly TemplateNode[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= MAX_TEMPLATE_DEPTH) {
    report(walk, 'asl/nested-too-deeply', { spot }, { levels: MAX_TEMPLATE_DEPTH });
    return [];
  }
  if (isJsonObject(value)) {
    return Object.entries(value).map(([key, member]) => ({
      value: member,
      field: key,
      spot: childSpot(spot, key),
      depth: depth + 1,
    }));
  }
  return value.map((entry, index) => ({ value: entry, field, spot: childSpot(spot, index), depth: depth + 1 }));
}

const plainTemplate = template();

/** A template that must be an object: `Credentials`. In JSONata one expression may give it. */
export const objectTemplate: FieldCheck = (walk, value, subject, field) => {
  const mayBeText = subject.language === 'JSONata' && typeof value === 'string' && value.startsWith('{%');
  if (!isJsonObject(value) && !mayBeText)
    return wrongType(walk, value, subject, field, { words: ['an object'], aws: 'OBJECT' });
  return plainTemplate(walk, value, subject, field);
};
