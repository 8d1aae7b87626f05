import { err, ok, type Result } from '../../base';
import { MAX_JSON_DEPTH, type JsonValue } from '../../json';
import type { AgentProblem, FilePath } from './agentProblem';

/**
 * Copies foreign data as plain JSON, or says what in it is not: functions, dates, NaN, cycles, members named `__proto__`. Members whose
 * value is `undefined` are left out, as JSON does.
 */
export function checkPlainJson(input: unknown): Result<JsonValue, AgentProblem> {
  return copy(input, []);
}

function copy(value: unknown, path: FilePath): Result<JsonValue, AgentProblem> {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return ok(value);
  if (typeof value === 'number') return Number.isFinite(value) ? ok(value) : notJson(path, `the number ${value}`);
  if (path.length > MAX_JSON_DEPTH) {
    const message = `The data nests deeper than ${MAX_JSON_DEPTH} levels, or contains itself.`;
    return err({ code: 'file/too-deep', message, path: [] });
  }
  if (Array.isArray(value)) return copyArray(value, path);
  if (typeof value === 'object' && isPlain(value)) return copyObject(value, path);
  return notJson(
    path,
    typeof value === 'object' ? 'an object with a class of its own' : `a value of type ${typeof value}`,
  );
}

function copyArray(items: readonly unknown[], path: FilePath): Result<JsonValue, AgentProblem> {
  const copies: JsonValue[] = [];
  for (const [index, item] of items.entries()) {
    const result = copy(item, [...path, index]);
    if (!result.ok) return result;
    copies.push(result.value);
  }
  return ok(copies);
}

function copyObject(source: object, path: FilePath): Result<JsonValue, AgentProblem> {
  const copies: Record<string, JsonValue> = {};
  for (const [key, member] of Object.entries(source) as [string, unknown][]) {
    if (key === '__proto__') {
      const message = 'A member is named “__proto__”. No agent needs one, and it can be used to change other data.';
      return err({ code: 'file/unsafe-member', message, hint: 'Remove the member.', path: [...path, key] });
    }
    if (member === undefined) continue;
    const result = copy(member, [...path, key]);
    if (!result.ok) return result;
    copies[key] = result.value;
  }
  return ok(copies);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(path: FilePath, what: string): Result<never, AgentProblem> {
  return err({ code: 'file/not-json-data', message: `The data holds ${what}, which no file can hold.`, path });
}
