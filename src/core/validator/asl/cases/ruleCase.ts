import type { JsonObject, JsonValue } from '../../../json';
import type { AslCode } from '../catalogue';
import type { StateMachineType } from '../walk';

/** One code: a definition which earns it, and the nearest which does not. */
export interface RuleCase {
  readonly code: AslCode;
  /** What goes wrong, as a sentence. */
  readonly title: string;
  readonly broken: JsonValue;
  /** Pointer of the place that is named. */
  readonly at: string;
  readonly good: JsonValue;
  readonly type?: StateMachineType;
}

/** A state machine in JSONPath that starts at the first of its states. */
export function jsonPath(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { StartAt: Object.keys(states)[0] ?? '', States: states, ...more };
}

export function jsonata(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { QueryLanguage: 'JSONata', ...jsonPath(states, more) };
}

export const DONE: JsonObject = { Type: 'Succeed' };

export function pass(more: JsonObject = {}): JsonObject {
  return { Type: 'Pass', End: true, ...more };
}

export function task(more: JsonObject = {}): JsonObject {
  return { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...more };
}

export function wait(more: JsonObject = {}): JsonObject {
  return { Type: 'Wait', End: true, ...more };
}

/** A Map whose items run the given states. */
export function map(states: JsonObject, more: JsonObject = {}, processor: JsonObject = {}): JsonObject {
  return { Type: 'Map', ItemProcessor: { ...jsonPath(states), ...processor }, End: true, ...more };
}

export const DISTRIBUTED: JsonObject = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

/** A JSONPath Choice with one rule, leading to “Done”. */
export function choice(rule: JsonObject, more: JsonObject = {}): JsonObject {
  return jsonPath({
    Route: { Type: 'Choice', Choices: [{ Next: 'Done', ...rule }], Default: 'Done', ...more },
    Done: DONE,
  });
}
