import type { $ZodIssue } from 'zod/v4/core';
import { isJsonArray, isJsonObject } from '../../json';
import { nameOfPlace, shorten, type AgentProblem, type FilePath } from './agentProblem';

/** One finding of the schema as a problem in a person's words. `file` is the data that was checked. */
export function problemOfIssue(issue: $ZodIssue, file: unknown): AgentProblem {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  return { code: 'file/wrong-shape', message: sentence(issue, path, file), path };
}

function sentence(issue: $ZodIssue, path: FilePath, file: unknown): string {
  const name = nameOfPlace(path, file);
  const value = valueAt(file, path);
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? `${name} is missing.`
        : `${name} must be ${NOUN[issue.expected] ?? issue.expected}, not ${kindOf(value)}.`;
    case 'invalid_value':
      return `${name} must be ${oneOf(issue.values)}, not ${quote(value)}.`;
    case 'invalid_union':
      return `${name} must be ${oneOf('options' in issue ? (issue.options ?? []) : [])}, not ${quote(value)}.`;
    case 'too_big':
      return `${name} has ${sizeOf(value)} ${UNIT[issue.origin] ?? 'items'}; ${String(issue.maximum)} are accepted.`;
    case 'invalid_key':
      return `“${shorten(String(path.at(-1)))}” cannot be used as an id or name here. ${ID_RULE}`;
    case 'invalid_format':
      return `${name} is ${quote(value)}, which cannot be an id. ${ID_RULE}`;
    default:
      return `${name} is not as the format of agent files says.`;
  }
}

const ID_RULE =
  'Ids are letters, digits, _ . : and -, 100 at most, and no word every object knows, such as “constructor”.';

const NOUN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const UNIT: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return NOUN[typeof value] ?? typeof value;
}

function oneOf(options: readonly unknown[]): string {
  const quoted = options.map((option) => quote(option));
  return quoted.length <= 1 ? quoted.join('') : `one of ${quoted.join(', ')}`;
}

function quote(value: unknown): string {
  if (value === undefined) return 'absent';
  return typeof value === 'string' ? `“${shorten(value)}”` : isScalar(value) ? String(value) : kindOf(value);
}

function isScalar(value: unknown): value is number | boolean | null {
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function sizeOf(value: unknown): string {
  return typeof value === 'string' || Array.isArray(value) ? value.length.toLocaleString('en') : 'too many';
}

function valueAt(file: unknown, path: FilePath): unknown {
  let current = file;
  for (const part of path) {
    if (isJsonArray(current)) current = current[Number(part)];
    else if (isJsonObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}
