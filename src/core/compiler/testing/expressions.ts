import jsonata from 'jsonata';
import type { StateMachine } from '../../asl';
import { childPointer, isJsonArray, isJsonObject, ROOT_POINTER, type JsonPointer, type JsonValue } from '../../json';

/** Every JSONata expression of a definition, by pointer, without its marks. */
export function expressionsOf(value: JsonValue, pointer = ROOT_POINTER): Map<JsonPointer, string> {
  if (typeof value === 'string') {
    const body = /^\{%([^]*)%\}$/.exec(value)?.[1];
    return new Map(body === undefined ? [] : [[pointer, body]]);
  }
  const members = isJsonArray(value) ? value.entries() : isJsonObject(value) ? Object.entries(value) : [];
  return new Map([...members].flatMap(([key, member]) => [...expressionsOf(member, childPointer(pointer, key))]));
}

/** A definition as plain JSON, as it leaves the page. */
export function asJson(definition: StateMachine): JsonValue {
  return JSON.parse(JSON.stringify(definition)) as JsonValue; // what was printed as JSON
}

/** What the context holds in every state. */
const CONTEXT = {
  Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:orders:run-1', Name: 'run-1' },
  StateMachine: { Name: 'orders' },
  State: { EnteredTime: '2026-01-01T00:10:00.000Z' },
};

/** What an expression sees: `$states.…` and variables without the `$`. */
export interface Scene {
  readonly states?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Member of the context object besides the usual ones. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/**
 * Evaluates a field as Step Functions does: strings that are expressions, members one by one. Throws where AWS would fail the state: an
 * evaluation error, or a result that is undefined.
 */
export async function evaluateField(field: unknown, scene: Scene = {}): Promise<unknown> {
  if (typeof field === 'string') {
    const body = /^\{%([^]*)%\}$/.exec(field)?.[1];
    return body === undefined ? field : evaluateText(body, scene);
  }
  if (Array.isArray(field)) return Promise.all(field.map((member) => evaluateField(member, scene)));
  if (isJsonObject(field)) {
    const members = Object.entries(field).map(
      async ([key, member]) => [key, await evaluateField(member, scene)] as const,
    );
    return Object.fromEntries(await Promise.all(members));
  }
  return field;
}

/** What Step Functions adds to JSONata, as far as the compiler uses it. */
const AWS_FUNCTIONS = {
  parse: (text: string): unknown => JSON.parse(text),
  hash: (text: string, algorithm: string): string => `${algorithm}:${text}`,
};

async function evaluateText(body: string, { states = {}, variables = {}, context = {} }: Scene): Promise<unknown> {
  const compiled = jsonata(body);
  const bindings = {
    ...AWS_FUNCTIONS,
    ...variables,
    states: { ...states, context: { ...CONTEXT, ...context } },
  };
  const value: unknown = await compiled.evaluate({}, bindings);
  if (value === undefined) throw new Error(`yields nothing: ${body}`);
  // JSONata marks its sequences with hidden members; Step Functions sees plain JSON.
  return JSON.parse(JSON.stringify(value));
}
