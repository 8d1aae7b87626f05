import { MAX_HISTORY_EVENTS, type QueryLanguage } from '../asl';
import type { JsonObject, JsonValue } from '../json';
import { awsBehavior } from './awsChanges';
import { Execution, type ExecutionStatus } from './execution';
import type { AslFailure } from './failure';
import { Flow, type MapItem, type PreparedScope } from './flow';
import { defaultNames, type ExecutionNames, type MachineType } from './names';
import { prepareState } from './prepare/prepareMachine';
import { Run, type DataStage, type InsideResult } from './run';
import type { World } from './world/world';

export interface StateRequest {
  readonly name: string;
  readonly definition: JsonObject;
  /** Query Language of the machine around it. */
  readonly machineLanguage: QueryLanguage;
  readonly input: JsonValue;
  readonly variables?: Readonly<Record<string, JsonValue>>;
  /** In place of the Context Object the simulator would make. */
  readonly context?: JsonObject;
  /** Answers a Task. */
  readonly world: World;
  /** Stands for what runs inside a Map or Parallel. */
  readonly inside?: InsideResult;
  /** Retries already made: of the state, which shows in the Context Object, and of each of its Retriers. */
  readonly retryCount?: number;
  readonly startTimeMs?: number;
  readonly names?: Partial<ExecutionNames>;
  readonly type?: MachineType;
  /** The item of the iteration, where the state stands inside a Map. */
  readonly mapItem?: MapItem;
  /** Virtual milliseconds the state may take; longer is `TIMED_OUT`. */
  readonly maxMs?: number;
}

export interface StateResult {
  /** As of an execution; a state that a Retrier would run again is `RUNNING`. A failure is told also if it was handled. */
  readonly status: ExecutionStatus;
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
  /** Where the state leads; absent where it ends. */
  readonly nextState?: string;
  /** The variables after the state. */
  readonly variables: Readonly<Record<string, JsonValue>>;
  /** What each stage of the state's data held, as far as it came. */
  readonly stages: ReadonlyMap<DataStage, JsonValue>;
  readonly retry?: { readonly index: number; readonly delaySeconds: number };
  readonly catchIndex?: number;
}

/** A state waits for a Task or lets time pass in a few steps; more means it runs something of its own. */
const MAX_STEPS = 1_000_000;

/** Runs one state by itself and shows what it did with its data. */
export async function runState(request: StateRequest): Promise<StateResult> {
  const stages = new Map<DataStage, JsonValue>();
  const seen: { retry?: { index: number; delaySeconds: number }; catchIndex?: number } = {};
  let handled: AslFailure | undefined;
  const run = new Run({
    startTimeMs: request.startTimeMs ?? Date.UTC(2025, 0, 1),
    seed: 1,
    world: request.world,
    behavior: awsBehavior(undefined),
    maxHistoryEvents: MAX_HISTORY_EVENTS,
    watcher: {
      stage: (stage, value) => stages.set(stage, value),
      retrying: (index, delayMs, failure) => {
        seen.retry = { index, delaySeconds: delayMs / 1_000 };
        handled = failure;
      },
      caught: (catchIndex, failure) => {
        seen.catchIndex = catchIndex;
        handled = failure;
      },
      inside: request.inside,
    },
  });
  const execution = new SingleStateExecution({
    run,
    names: { ...defaultNames, ...request.names },
    type: request.type ?? 'STANDARD',
    input: request.input,
    keepHistory: false,
    givenContext: request.context,
    retriesMade: request.retryCount ?? 0,
  });
  const flow = new Flow({
    execution,
    scope: scopeOf(request),
    owner: execution,
    index: 0,
    mapItem: request.mapItem,
    variables: request.variables ?? {},
    input: request.input,
    previousEventId: 0,
  });
  run.scheduler.soon(flow);
  const lastMs = run.startMs + (request.maxMs ?? Number.POSITIVE_INFINITY);
  for (let steps = 0; steps < MAX_STEPS && !execution.hasLeft && seen.retry === undefined; steps++) {
    if ((run.scheduler.nextTimerMs ?? 0) > lastMs) {
      execution.stop('TIMED_OUT');
      break;
    }
    const job = run.scheduler.take();
    if (job === undefined) break;
    await job.run();
  }
  const failure = execution.failure ?? handled;
  const output = execution.status === 'SUCCEEDED' || execution.nextState !== undefined ? execution.left : undefined;
  return {
    status: execution.nextState === undefined ? execution.status : 'SUCCEEDED',
    ...(output === undefined ? {} : { output }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
    ...(execution.nextState === undefined ? {} : { nextState: execution.nextState }),
    variables: flow.variables,
    stages,
    ...seen,
  };
}

function scopeOf(request: StateRequest): PreparedScope {
  const targets = (name: string) => ({ name, state: undefined });
  const state = prepareState({
    name: request.name,
    raw: request.definition,
    machineLanguage: request.machineLanguage,
    target: targets,
  });
  return { startAt: { name: request.name, state }, states: new Map([[request.name, state]]) };
}

/** Lets a flow enter one state, and notes where it would go next. */
class SingleStateExecution extends Execution {
  nextState: string | undefined;
  left: JsonValue | undefined;
  private hasEntered = false;

  get hasLeft(): boolean {
    return this.isOver || this.nextState !== undefined;
  }

  override enter(flow: Flow): void | Promise<void> {
    if (!this.hasEntered) {
      this.hasEntered = true;
      return super.enter(flow);
    }
    if (flow.owner !== this) return super.enter(flow);
    this.nextState = flow.target.name;
    this.left = flow.input;
    return undefined;
  }

  override complete(flow: Flow, output: JsonValue): void {
    this.left = output;
    super.complete(flow, output);
  }
}
