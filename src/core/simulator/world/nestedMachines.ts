import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { isoTime } from '../isoTime';
import { textField } from '../prepare/raw';
import { runStateMachine, type RunResult } from '../runStateMachine';
import { mockWorld, type WorldDescription } from './mockWorld';
import type { TaskAnswer, TaskCall, World, WorldTools } from './world';

/** A machine that starts itself would never end; AWS stops at quotas the simulator does not have. */
const MAX_DEPTH = 10;

/** Starts a described world in which `startExecution` runs the machines it has, on the same virtual clock; others are answered as described. */
export function simulatedWorld(description: WorldDescription): World {
  return withMachines(mockWorld(description), description.machines ?? {}, 0);
}

function withMachines(world: World, machines: Readonly<Record<string, JsonValue>>, depth: number): World {
  return {
    ...world,
    answer: (call, tools) => {
      const { target, request } = call;
      if (target.kind !== 'integration' || target.service !== 'states' || !isJsonObject(request))
        return world.answer(call, tools);
      const arn = textField(request, 'StateMachineArn') ?? '';
      const definition = Object.hasOwn(machines, arn) ? machines[arn] : undefined;
      if (definition === undefined || !target.action.startsWith('startExecution')) return world.answer(call, tools);
      if (depth >= MAX_DEPTH) {
        const cause = `Executions start each other more than ${MAX_DEPTH} deep.`;
        return { outcome: { kind: 'raise', error: 'Simulation.TooDeep', cause } };
      }
      return runNested(withMachines(world, machines, depth + 1), { call, tools, arn, definition, request });
    },
  };
}

interface NestedStart {
  readonly call: TaskCall;
  readonly tools: WorldTools;
  readonly arn: string;
  readonly definition: JsonValue;
  readonly request: JsonObject;
}

async function runNested(world: World, { call, tools, arn, definition, request }: NestedStart): Promise<TaskAnswer> {
  const name = textField(request, 'Name') ?? tools.uuid();
  const input = inputOf(request);
  const parts = arn.split(':');
  const executionArn = [...parts.slice(0, 5), 'execution', parts[6] ?? '', name].join(':');
  const started = { ExecutionArn: executionArn, StartDate: isoTime(call.atMs) };
  const result = await runStateMachine({
    definition,
    input,
    world,
    names: { execution: name, stateMachine: parts[6] ?? arn },
    startTimeMs: call.atMs,
    seed: Math.floor(tools.random() * 2 ** 31),
    keepHistory: false,
  });
  if (call.target.kind !== 'integration' || call.target.pattern !== 'sync') {
    return { outcome: { kind: 'return', value: started }, submitted: started };
  }
  if (result.status === 'RUNNING') return { outcome: { kind: 'never' }, submitted: started };
  const latencyMs = result.metrics.virtualMs;
  const isParsed = call.target.action.endsWith(':2');
  const ended = describe(result, {
    ...started,
    Input: isParsed ? input : JSON.stringify(input),
    InputDetails: { Included: true },
    Name: name,
    StateMachineArn: arn,
    StopDate: isoTime(call.atMs + latencyMs),
  });
  if (result.status === 'SUCCEEDED') {
    const output = result.output ?? null;
    const value = { ...ended, Output: isParsed ? output : JSON.stringify(output), OutputDetails: { Included: true } };
    return { outcome: { kind: 'return', value }, latencyMs, submitted: started };
  }
  return {
    outcome: { kind: 'raise', error: 'States.TaskFailed', cause: JSON.stringify(ended) },
    latencyMs,
    submitted: started,
  };
}

/** What the ended execution says of itself; recorded for a child that failed as the cause of `States.TaskFailed`. */
function describe(result: RunResult, known: JsonObject): JsonObject {
  return {
    ...known,
    ...(result.error === undefined ? {} : { Error: result.error }),
    ...(result.cause === undefined ? {} : { Cause: result.cause }),
    Status: result.status,
  };
}

/** `Input` may be JSON or its text; AWS starts an execution without one with `{}`. */
function inputOf(request: JsonObject): JsonValue {
  const { Input: input = {} } = request;
  if (typeof input !== 'string') return input ?? {};
  try {
    return JSON.parse(input) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return input;
  }
}
