import { isJsonObject, type JsonObject, type JsonValue } from '../../json';

/** A call the model made and what came back, whatever format the conversation has. */
export interface PastCall {
  readonly id: string;
  readonly name: string;
  /** Content of its tool_result: parsed if it is JSON, else as it is; undefined: not answered yet. */
  readonly result: JsonValue | undefined;
}

/** The calls of a conversation in order, from the framework's `messages` or Bedrock's `Messages`. */
export function pastCalls(request: JsonValue): PastCall[] {
  const messages = messagesOf(request).map(partsOf);
  const results = new Map(messages.flatMap((message) => message.results));
  return messages.flatMap(({ uses }) => uses.map((use) => ({ ...use, result: results.get(use.id) })));
}

/** What of a message concerns tools. */
interface MessageParts {
  readonly uses: readonly Pick<PastCall, 'id' | 'name'>[];
  readonly results: readonly (readonly [id: string, result: JsonValue])[];
}

/** A conversation is sent again with each turn, so most of its messages have been read before. */
const knownParts = new WeakMap<object, MessageParts>();

function partsOf(message: JsonValue): MessageParts {
  const known = isJsonObject(message) ? knownParts.get(message) : undefined;
  if (known !== undefined) return known;
  const blocks = listOf(member(message, 'content') ?? member(message, 'Content'));
  const parts = { uses: blocks.flatMap(useOf), results: blocks.flatMap(resultOf) };
  if (isJsonObject(message)) knownParts.set(message, parts);
  return parts;
}

function useOf(block: JsonValue): Pick<PastCall, 'id' | 'name'>[] {
  const use = member(block, 'ToolUse') ?? (member(block, 'type') === 'tool_use' ? block : undefined);
  const id = member(use, 'ToolUseId') ?? member(use, 'id');
  const name = member(use, 'Name') ?? member(use, 'name');
  return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
}

/** Turns the model has taken in the conversation. */
export function modelTurns(request: JsonValue): number {
  return messagesOf(request).filter((message) => (member(message, 'role') ?? member(message, 'Role')) === 'assistant')
    .length;
}

/** Whether the request is Bedrock's converse, not the framework's payload. */
export function isConverse(request: JsonValue): boolean {
  return member(request, 'Messages') !== undefined;
}

function messagesOf(request: JsonValue): readonly JsonValue[] {
  const payload = member(request, 'Payload') ?? request;
  return listOf(member(payload, 'messages') ?? member(request, 'Messages'));
}

function resultOf(block: JsonValue): [string, JsonValue][] {
  const converse = member(block, 'ToolResult');
  if (converse !== undefined) {
    const id = member(converse, 'ToolUseId');
    const [content] = listOf(member(converse, 'Content'));
    return typeof id === 'string' ? [[id, parsed(member(content, 'Json') ?? member(content, 'Text') ?? null)]] : [];
  }
  const id = member(block, 'tool_use_id');
  return typeof id === 'string' ? [[id, parsed(member(block, 'content') ?? null)]] : [];
}

/** Content as the model understands it: a text that is JSON is read. */
export function parsed(content: JsonValue): JsonValue {
  if (typeof content !== 'string' || !/^\s*[[{]/.test(content)) return content;
  try {
    return JSON.parse(content) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return content;
  }
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

/** Value at a dotted path; the shape a status mapping asks for. */
export function atPath(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((current, name) => member(current, name), value);
}

/** An object that has a value at a dotted path, beside the members of `base`. */
export function withPath(base: JsonValue, path: string, value: JsonValue): JsonObject {
  const [first = '', ...rest] = path.split('.');
  const object = isJsonObject(base) ? base : {};
  return { ...object, [first]: rest.length === 0 ? value : withPath(object[first] ?? {}, rest.join('.'), value) };
}
