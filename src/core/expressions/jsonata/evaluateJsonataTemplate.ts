import { assertNever, ok, type Result } from '../../base';
import { isJsonArray, type JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import { setMember } from '../setMember';
import type { JsonataBudget } from './budget';
import { DEFAULT_JSONATA_BUDGET, evaluateText, type JsonataEvaluation } from './evaluateJsonata';

/**
 * Evaluates a field of a JSONata state: every text `{% … %}` in it, however deep, is replaced by what its expression gives.
 *
 * @param location - AWS's name of the field, `Arguments`; parts of it are reported below, `Arguments/Items[0]/Name`.
 * @returns the value; parts without expressions are the template's own objects. A template is read once and remembered by identity, so it must
 * not change. Expressions run one after the other, in the order written; the first that fails ends it. A promise only where an expression needs one.
 */
export function evaluateJsonataTemplate(
  template: JsonValue,
  scope: JsonataScope,
  world: ExpressionWorld,
  location: string,
  budget: JsonataBudget = DEFAULT_JSONATA_BUDGET,
): MaybePromise<Result<JsonValue, ExpressionFailure>> {
  return fill(compiledTemplate(template), { scope, world, budget }, location);
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
  | { readonly kind: 'object'; readonly names: readonly string[]; readonly values: readonly Template[] };

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
  const values = Object.values(template).map(compiledTemplate);
  return values.every(({ kind }) => kind === 'constant')
    ? { kind: 'constant', value: template }
    : { kind: 'object', names: Object.keys(template), values };
}

type Filled<Value> = Result<Value, ExpressionFailure>;

type MaybePromise<Value> = Value | Promise<Value>;

function fill(template: Template, evaluation: JsonataEvaluation, location: string): MaybePromise<Filled<JsonValue>> {
  switch (template.kind) {
    case 'constant':
      return ok(template.value);
    case 'expression':
      return evaluateText(template.text, evaluation, location);
    case 'array': {
      const { items } = template;
      return fillAll({ parts: items, evaluation, locationOf: (index) => `${location}[${index}]` }, []);
    }
    case 'object': {
      const { names, values } = template;
      const filled = fillAll(
        { parts: values, evaluation, locationOf: (index) => `${location}/${names[index] ?? ''}` },
        [],
      );
      return filled instanceof Promise ? filled.then((known) => objectOf(names, known)) : objectOf(names, filled);
    }
    default:
      return assertNever(template);
  }
}

interface Parts {
  readonly parts: readonly Template[];
  readonly evaluation: JsonataEvaluation;
  readonly locationOf: (index: number) => string;
}

/** Fills the parts one after the other, those in `filled` already done. Nobody waits but for a part that has to. */
function fillAll(all: Parts, filled: JsonValue[]): MaybePromise<Filled<readonly JsonValue[]>> {
  const { parts, evaluation, locationOf } = all;
  for (const part of parts.slice(filled.length)) {
    const value = fill(part, evaluation, locationOf(filled.length));
    if (value instanceof Promise) {
      return value.then((known) => (known.ok ? fillAll(all, [...filled, known.value]) : known));
    }
    if (!value.ok) return value;
    filled.push(value.value);
  }
  return ok(filled);
}

function objectOf(names: readonly string[], values: Filled<readonly JsonValue[]>): Filled<JsonValue> {
  if (!values.ok) return values;
  const filled: Record<string, JsonValue> = {};
  for (const [index, name] of names.entries()) setMember(filled, name, values.value[index] ?? null);
  return ok(filled);
}
