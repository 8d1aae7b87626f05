import { assertNever, ok, type Result } from '../../base';
import { isJsonArray, type JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import { setMember } from '../setMember';
import type { JsonataBudget } from './compileJsonata';
import { bindingsOf, DEFAULT_JSONATA_BUDGET, evaluateBound, type JsonataEvaluation } from './evaluateJsonata';

/**
 * Evaluates a field of a JSONata state: every text `{% … %}` in it, however deep, is replaced by what its expression gives.
 *
 * @param location - AWS's name of the field, `Arguments`; parts of it are reported below, `Arguments/Items[0]/Name`.
 * @returns the value; parts without expressions are the template's own objects. A template is read once and remembered by identity, so it must
 * not change. Expressions run one after the other, in the order written; the first that fails ends it.
 */
export function evaluateJsonataTemplate(
  template: JsonValue,
  scope: JsonataScope,
  world: ExpressionWorld,
  location: string,
  budget: JsonataBudget = DEFAULT_JSONATA_BUDGET,
): Promise<Result<JsonValue, ExpressionFailure>> {
  return fill(compiledTemplate(template), { bindings: bindingsOf(scope), world, budget }, location);
}

/** Whether a value is an expression: AWS asks for the marks at the very ends, without a blank outside of them. */
export function isJsonataString(value: JsonValue): value is string {
  return typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}');
}

/** The expression inside `{% … %}`. */
export function jsonataOf(text: string): string {
  return text.slice(2, -2).trim();
}

type Template =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Template])[] };

const compiled = new WeakMap<object, Template>();

function compiledTemplate(template: JsonValue): Template {
  if (isJsonataString(template)) return { kind: 'expression', text: jsonataOf(template) };
  if (typeof template !== 'object' || template === null) return { kind: 'constant', value: template };
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const made = compileComposite(template);
  compiled.set(template, made);
  return made;
}

function compileComposite(template: JsonValue & object): Template {
  if (isJsonArray(template)) {
    const items = template.map(compiledTemplate);
    return items.every((item) => item.kind === 'constant')
      ? { kind: 'constant', value: template }
      : { kind: 'array', items };
  }
  const members = Object.entries(template).map(([name, value]) => [name, compiledTemplate(value)] as const);
  return members.every(([, value]) => value.kind === 'constant')
    ? { kind: 'constant', value: template }
    : { kind: 'object', members };
}

function fill(
  template: Template,
  evaluation: JsonataEvaluation,
  location: string,
): Promise<Result<JsonValue, ExpressionFailure>> {
  switch (template.kind) {
    case 'constant':
      return Promise.resolve(ok(template.value));
    case 'expression':
      return evaluateBound(template.text, evaluation, location);
    case 'array':
      return fillArray(template.items, evaluation, location);
    case 'object':
      return fillObject(template.members, evaluation, location);
    default:
      return assertNever(template);
  }
}

async function fillArray(
  templates: readonly Template[],
  evaluation: JsonataEvaluation,
  location: string,
): Promise<Result<JsonValue, ExpressionFailure>> {
  const items: JsonValue[] = [];
  for (const [index, item] of templates.entries()) {
    const value = item.kind === 'constant' ? ok(item.value) : await fill(item, evaluation, `${location}[${index}]`);
    if (!value.ok) return value;
    items.push(value.value);
  }
  return ok(items);
}

async function fillObject(
  templates: readonly (readonly [name: string, value: Template])[],
  evaluation: JsonataEvaluation,
  location: string,
): Promise<Result<JsonValue, ExpressionFailure>> {
  const filled: Record<string, JsonValue> = {};
  for (const [name, member] of templates) {
    const value = member.kind === 'constant' ? ok(member.value) : await fill(member, evaluation, `${location}/${name}`);
    if (!value.ok) return value;
    setMember(filled, name, value.value);
  }
  return ok(filled);
}
