import { isJsonObject, type JsonObject, type JsonValue } from './value';

/**
 * DynamoDB's typed JSON: `{ "tool_name": { "S": "monitor" }, "retries": { "N": "3" } }`.
 *
 * @see DynamoDB developer guide, “DynamoDB low-level API”, data type descriptors
 */

const TYPES: ReadonlySet<string> = new Set(['S', 'N', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'B', 'BS']);

/** Whether an object is an item in DynamoDB JSON: each member has exactly one type. */
export function isDynamoDbItem(value: JsonObject): boolean {
  return Object.keys(value).length > 0 && Object.values(value).every(isTyped);
}

/** The item in plain JSON. Binary values stay as they are: they have no plain form. */
export function fromDynamoDbItem(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

/** A plain item in DynamoDB JSON; numbers become `N`, null `NULL`. */
export function toDynamoDbItem(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typed(value)]));
}

function isTyped(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const [type, ...others] = Object.keys(value);
  return type !== undefined && others.length === 0 && TYPES.has(type);
}

function plain(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || !isTyped(value)) return value;
  const [entry] = Object.entries(value);
  const [type, content] = entry ?? ['', null];
  switch (type) {
    case 'N':
      return numberOf(content);
    case 'NS':
      return Array.isArray(content) ? (content as readonly JsonValue[]).map(numberOf) : value;
    case 'NULL':
      return null;
    case 'L':
      return Array.isArray(content) ? (content as readonly JsonValue[]).map(plain) : value;
    case 'M':
      return isJsonObject(content) ? fromDynamoDbItem(content) : value;
    case 'S':
    case 'BOOL':
    case 'SS':
      return content;
    default:
      return value;
  }
}

/** DynamoDB has 38 digits; a number JavaScript would round stays text. */
function numberOf(content: JsonValue): JsonValue {
  const number = Number(content);
  return typeof content === 'string' && content.trim() !== '' && String(number) === content ? number : content;
}

function typed(value: JsonValue): JsonValue {
  if (isTyped(value) && isJsonObject(value) && ('B' in value || 'BS' in value)) return value;
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: (value as readonly JsonValue[]).map(typed) };
  return { M: toDynamoDbItem(value as JsonObject) }; // nothing else is left
}
