import type { $ZodIssue } from 'zod/v4/core';
import { isJsonObject, type JsonValue } from '../../json';

/** What is wrong with a written scenario, and where in it. */
export interface ScenarioProblem {
  /** A sentence that names the place: `“tools.monitor.failureRate” must be at most 1, not 2.` */
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** A finding of the schema in a person's words. */
export function scenarioProblem(issue: $ZodIssue, written: JsonValue): ScenarioProblem {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  return { message: sentence(issue, path, written), path: placeOf(issue, path) };
}

function sentence(issue: $ZodIssue, path: readonly (string | number)[], written: JsonValue): string {
  const name = path.length === 0 ? 'The scenario' : `“${path.join('.')}”`;
  const value = valueAt(written, path);
  const not = value === undefined ? '' : `, not ${shown(value)}`;
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? `${name} is missing.`
        : `${name} must be ${NOUNS[issue.expected] ?? issue.expected}${not}.`;
    case 'invalid_value':
      return `${name} must be one of ${issue.values.map(shown).join(', ')}${not}.`;
    case 'unrecognized_keys':
      return `${name} has a member nobody knows: ${issue.keys.map(shown).join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'string') return `${name} must not be empty.`;
      return `${name} must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${not}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `${name} is longer than ${issue.maximum} characters.`
        : `${name} must be at most ${issue.maximum}${not}.`;
    case 'invalid_union':
      return path.at(-1) === 'kind'
        ? `${name} is ${value === undefined ? 'missing' : `${shown(value)}, which is no kind of expectation`}.`
        : `${name} ${issue.message}.`;
    default:
      return `${name} is not as a scenario has it.`;
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** An unknown member is its own place. */
function placeOf(issue: $ZodIssue, path: readonly (string | number)[]): readonly (string | number)[] {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return unknown === undefined ? path : [...path, unknown];
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”` : String(value);
}

function valueAt(written: JsonValue, path: readonly (string | number)[]): JsonValue | undefined {
  let current: JsonValue | undefined = written;
  for (const part of path) {
    if (Array.isArray(current)) current = (current as readonly JsonValue[])[Number(part)];
    else if (isJsonObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}
