import { isJsonArray, isJsonObject, type JsonValue } from '../../json';

/** The field value that AWS evaluates as JSONata. */
export function expression(body: string): string {
  return `{% ${body} %}`;
}

/** A block of JSONata: bindings, then the value. */
export function block(...parts: readonly string[]): string {
  return `( ${parts.reduce((before, part) => `${before}; ${part}`)} )`;
}

/**
 * A JSONata string literal. Single quotes where the text allows it, so that the JSON around it needs fewer backslashes; JSONata knows no
 * `\'`. The marks of an expression are broken up: a literal must not end the field it stands in.
 */
export function literal(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('%}', '%\\u007d').replaceAll('{%', '\\u007b%');
  return text.includes("'") ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"')}'`;
}

/** Nothing to escape; nearly every text is like that, and printing it as JSON takes ten times as long. */
const PLAIN = /^[\w .,:;!?()=<>+*-]*$/;

/** A JSONata array of string literals. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** A JSON value written as JSONata. */
export function jsonataValue(value: JsonValue): string {
  if (typeof value === 'string') return literal(value);
  if (isJsonArray(value)) return `[${value.map(jsonataValue).join(', ')}]`;
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]) => `${literal(key)}: ${jsonataValue(member)}`);
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/**
 * A value that a person wrote, as it has to stand in a JSONata field: as it is, but a text that would be taken for an expression, is
 * empty or holds a line break (two things that checkers in use refuse) becomes a literal.
 */
export function plainValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return plainText(value);
  if (isJsonArray(value)) return value.map(plainValue);
  if (isJsonObject(value)) return mapMembers(value, plainValue);
  return value;
}

/** As {@link plainValue}, but a text that is an expression stays one: arguments of a service are written in JSONata. */
export function templateValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return isExpression(value) ? value : plainText(value);
  if (isJsonArray(value)) return value.map(templateValue);
  if (isJsonObject(value)) return mapMembers(value, templateValue);
  return value;
}

export function plainText(text: string): string {
  return text === '' || /[\n\r\u2028\u2029]|\{%|%\}/.test(text) ? expression(literal(text)) : text;
}

function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}');
}

function mapMembers(value: Readonly<Record<string, JsonValue>>, change: (member: JsonValue) => JsonValue): JsonValue {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}
