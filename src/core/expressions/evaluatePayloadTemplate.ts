import { assertNever, err, ok, type Result } from '../base';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json';
import { evaluatorOf, type PathEvaluator } from './evaluatePath';
import { runtimeFailure, type ExpressionFailure } from './failure';
import { looksLikeIntrinsic } from './intrinsics/parseIntrinsic';
import { findByPath } from './jsonPath/findByPath';
import { parseJsonPath } from './jsonPath/parseJsonPath';
import { setMember } from './setMember';
import type { ExpressionWorld, PathScope } from './scope';

/**
 * Fills in a payload template: each member whose name ends in `.$` loses the suffix and gets what its path or intrinsic function gives.
 *
 * @returns the filled template; parts without expressions are the template's own objects. A template is read once and remembered by
 * identity, so it must not change.
 * @see https://states-language.net/spec.html#payload-template
 */
export function evaluatePayloadTemplate(
  template: JsonValue,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, ExpressionFailure> {
  return fill(compiledTemplate(template), scope, world);
}

type Template =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Template])[] }
  | { readonly kind: 'expression'; readonly field: string; readonly text: string; readonly evaluate: PathEvaluator };

const compiled = new WeakMap<object, Template>();

function compiledTemplate(template: JsonValue): Template {
  if (typeof template !== 'object' || template === null) return { kind: 'constant', value: template };
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const made = isJsonArray(template)
    ? compileArray(template)
    : isJsonObject(template)
      ? compileObject(template)
      : undefined;
  const result = made ?? { kind: 'constant', value: template };
  compiled.set(template, result);
  return result;
}

function compileArray(template: readonly JsonValue[]): Template {
  const items = template.map(compiledTemplate);
  return items.every((item) => item.kind === 'constant')
    ? { kind: 'constant', value: template }
    : { kind: 'array', items };
}

function compileObject(template: JsonObject): Template {
  const members = Object.entries(template).map(([name, value]): readonly [string, Template] =>
    name.endsWith('.$') && typeof value === 'string'
      ? [name.slice(0, -2), { kind: 'expression', field: name, text: value, evaluate: evaluatorOf(value) }]
      : [name, compiledTemplate(value)],
  );
  return members.every(([, value]) => value.kind === 'constant')
    ? { kind: 'constant', value: template }
    : { kind: 'object', members };
}

function fill(template: Template, scope: PathScope, world: ExpressionWorld): Result<JsonValue, ExpressionFailure> {
  switch (template.kind) {
    case 'constant':
      return ok(template.value);
    case 'expression': {
      const value = template.evaluate(scope, world);
      if (value.ok || looksLikeIntrinsic(template.text)) return value;
      return isBeyondArray(template.text, scope) ? ok(null) : err(notFound(template, scope));
    }
    case 'array': {
      const items: JsonValue[] = [];
      for (const item of template.items) {
        const value = fill(item, scope, world);
        if (!value.ok) return value;
        items.push(value.value);
      }
      return ok(items);
    }
    case 'object': {
      const filled: Record<string, JsonValue> = {};
      for (const [name, member] of template.members) {
        const value = fill(member, scope, world);
        if (!value.ok) return value;
        setMember(filled, name, value.value);
      }
      return ok(filled);
    }
    default:
      return assertNever(template);
  }
}

/** Observed: an index beyond the end of an array is null here, and only here; an intrinsic function takes it for missing. */
function isBeyondArray(text: string, scope: PathScope): boolean {
  const parsed = parseJsonPath(text);
  const last = parsed.ok ? parsed.value.segments.at(-1) : undefined;
  if (!parsed.ok || last?.kind !== 'index' || !parsed.value.definite) return false;
  const list = findByPath({ ...parsed.value, segments: parsed.value.segments.slice(0, -1) }, scope);
  return list.ok && isJsonArray(list.value);
}

/** AWS shows what was searched: the Context Object for a path that starts with `$$`. */
function notFound(template: Extract<Template, { kind: 'expression' }>, scope: PathScope): ExpressionFailure {
  const searched = template.text.trimStart().startsWith('$$') ? scope.context : scope.input;
  return runtimeFailure(
    `The JSONPath '${template.text}' specified for the field '${template.field}' could not be found in the input '${JSON.stringify(searched)}'`,
  );
}
