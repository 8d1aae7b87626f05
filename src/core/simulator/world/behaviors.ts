import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { Behavior, JobBehavior } from './behavior';
import { modelAnswer } from './model';
import type { Responder } from './responder';
import type { TaskAnswer } from './world';

/** Starts a behaviour. */
export function respondAs(behavior: Behavior): Responder {
  switch (behavior.kind) {
    case 'echo':
      return ({ payload }) => returning(payload);
    case 'return':
      return () => returning(behavior.value);
    case 'raise': {
      const { error, cause, at } = behavior;
      return () => ({ outcome: { kind: 'raise', error, cause, ...(at === undefined ? {} : { at }) } });
    }
    case 'timeout':
      return () => ({ outcome: { kind: 'never' } });
    case 'delay': {
      const then = respondAs(behavior.then);
      return (request, tools) => {
        const latencyMs = behavior.seconds * 1_000;
        const answer = then({ ...request, atMs: request.atMs + latencyMs }, tools);
        return { ...answer, latencyMs: latencyMs + (answer.latencyMs ?? 0) };
      };
    }
    case 'largeString':
      return () => returning('a'.repeat(Math.min(behavior.length, MAX_LARGE_STRING)));
    case 'sequence': {
      const steps = behavior.steps.map(respondAs);
      let calls = 0;
      return (request, tools) => {
        const step = steps[Math.min(calls++, steps.length - 1)];
        return step ? step(request, tools) : { outcome: { kind: 'never' } };
      };
    }
    case 'job':
      return job(behavior);
    case 'fault': {
      const then = respondAs(behavior.then);
      const { error, cause, rate } = behavior;
      return (request, tools) =>
        tools.random() < rate ? { outcome: { kind: 'raise', error, cause } } : then(request, tools);
    }
    case 'model':
      return modelAnswer(behavior);
  }
}

const MAX_LARGE_STRING = 8_388_608;

function job(behavior: JobBehavior): Responder {
  const startedMs = new Map<string, number>();
  const durationMs = behavior.durationSeconds * 1_000;
  return ({ payload, atMs }) => {
    const key = behavior.keyPath === undefined ? '' : JSON.stringify(valueAt(payload, behavior.keyPath) ?? null);
    const since = startedMs.get(key) ?? atMs;
    startedMs.set(key, since);
    return returning(atMs - since >= durationMs ? behavior.final : behavior.running);
  };
}

/** The value at a dotted path (`input.job_id`). */
export function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const key of path.split('.')) {
    if (isJsonArray(current)) current = current[Number(key)];
    else if (isJsonObject(current)) current = member(current, key);
    else return undefined;
  }
  return current;
}

function member(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function returning(value: JsonValue): TaskAnswer {
  return { outcome: { kind: 'return', value } };
}
