import { isJsonObject, type JsonValue } from '../../json';
import { matchesRecorded } from '../matchRecorded';
import type { TaskTarget } from '../task/resource';
import type { Behavior } from './behavior';
import { respondAs } from './behaviors';
import { lambdaInvokeResponse, lambdaPayload } from './lambda';
import type { Responder } from './responder';
import type { StoredObject, TaskAnswer, TaskCall, World, WorldTools } from './world';

/** A world described as data. What answers a call is looked up in the order of the fields. */
export interface WorldDescription {
  /** Recorded calls: each answers once, matched by state, iteration and request. */
  readonly calls?: readonly RecordedCall[] | undefined;
  /** By name of the calling state. */
  readonly states?: Readonly<Record<string, Behavior>> | undefined;
  /** By `Resource` as written in the definition. */
  readonly tasks?: Readonly<Record<string, Behavior>> | undefined;
  /** By name of a Lambda function, called directly or through `lambda:invoke`: its answer is the function's, without an envelope. */
  readonly functions?: Readonly<Record<string, Behavior>> | undefined;
  /** For any call nothing else answers. */
  readonly otherwise?: Behavior | undefined;
  readonly objects?: readonly StoredObject[] | undefined;
  /** Definitions by ARN: what `startExecution` runs, where the world is started by `simulatedWorld`. */
  readonly machines?: Readonly<Record<string, JsonValue>> | undefined;
  /** Seconds every call takes on top of what its behaviour says. */
  readonly latencySeconds?: number | undefined;
}

export interface RecordedCall {
  readonly state: string;
  readonly request: JsonValue;
  readonly iteration?: number | undefined;
  readonly outcome: Behavior;
  readonly submitted?: JsonValue | undefined;
  readonly workerName?: string | undefined;
  readonly isNeverTaken?: boolean | undefined;
  readonly startLatencyMs?: number | undefined;
  readonly latencyMs?: number | undefined;
  readonly rank?: number | undefined;
}

/** Starts a world. It counts calls and remembers jobs, so each run needs one of its own. */
export function mockWorld(description: WorldDescription): World {
  const unused = [...(description.calls ?? [])];
  const states = started(description.states);
  const tasks = started(description.tasks);
  const functions = started(description.functions);
  const otherwise = description.otherwise && respondAs(description.otherwise);
  const objects = description.objects ?? [];
  const extraMs = (description.latencySeconds ?? 0) * 1_000;

  const find = (call: TaskCall, tools: WorldTools): TaskAnswer | undefined => {
    const request = { payload: call.request, atMs: call.atMs };
    const recorded = takeCall(unused, call);
    if (recorded) {
      const answer = respondAs(recorded.outcome)(request, tools);
      const { submitted, workerName, isNeverTaken, latencyMs, startLatencyMs, rank } = recorded;
      return {
        ...answer,
        ...(latencyMs === undefined ? {} : { latencyMs }),
        ...(startLatencyMs === undefined ? {} : { startLatencyMs }),
        ...(rank === undefined ? {} : { rank }),
        ...(submitted === undefined ? {} : { submitted }),
        ...(workerName === undefined ? {} : { workerName }),
        ...(isNeverTaken === undefined ? {} : { isNeverTaken }),
      };
    }
    const direct = states.get(call.state) ?? tasks.get(call.target.resource);
    if (direct) return direct(request, tools);
    return callFunction(functions, call, tools) ?? otherwise?.(request, tools);
  };

  return {
    answer: (call, tools) => {
      const answer = find(call, tools);
      return answer && extraMs > 0 ? { ...answer, latencyMs: (answer.latencyMs ?? 0) + extraMs } : answer;
    },
    object: (bucket, key) => objects.find((object) => object.bucket === bucket && object.key === key),
    objects: (bucket, prefix) => objects.filter((object) => object.bucket === bucket && object.key.startsWith(prefix)),
  };
}

function started(behaviors: Readonly<Record<string, Behavior>> | undefined): Map<string, Responder> {
  return new Map(Object.entries(behaviors ?? {}).map(([name, behavior]) => [name, respondAs(behavior)]));
}

/** Takes the recorded call that fits best: same iteration and request, else same request, else same iteration. */
function takeCall(unused: RecordedCall[], call: TaskCall): RecordedCall | undefined {
  const fits = (recorded: RecordedCall, wants: { readonly iteration: boolean; readonly request: boolean }): boolean =>
    recorded.state === call.state &&
    (!wants.iteration || recorded.iteration === undefined || recorded.iteration === call.iteration) &&
    (!wants.request || matchesRecorded(recorded.request, call.request));
  for (const wants of [
    { iteration: true, request: true },
    { iteration: false, request: true },
    { iteration: true, request: false },
  ]) {
    const index = unused.findIndex((recorded) => fits(recorded, wants));
    if (index >= 0) return unused.splice(index, 1)[0];
  }
  return undefined;
}

function callFunction(
  functions: ReadonlyMap<string, Responder>,
  call: TaskCall,
  tools: WorldTools,
): TaskAnswer | undefined {
  const { target, request, atMs } = call;
  if (target.kind === 'lambda') return functions.get(target.functionName)?.({ payload: request, atMs }, tools);
  const name = invokedFunction(target, request);
  if (name === undefined) return undefined;
  const answer = functions.get(name)?.({ payload: lambdaPayload(request), atMs }, tools);
  if (answer?.outcome.kind !== 'return' || (target.kind === 'integration' && target.pattern === 'callback'))
    return answer;
  return { ...answer, outcome: { kind: 'return', value: lambdaInvokeResponse(answer.outcome.value, tools, atMs) } };
}

function invokedFunction(target: TaskTarget, request: JsonValue): string | undefined {
  if (target.kind !== 'integration' || target.service !== 'lambda' || !isJsonObject(request)) return undefined;
  const { FunctionName: name } = request;
  if (typeof name !== 'string') return undefined;
  return name.startsWith('arn:') ? name.split(':')[6] : name.split(':')[0];
}
