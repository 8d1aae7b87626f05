import type { QueryLanguage, StateType } from '../asl';
import type { PathScope, Variables } from '../expressions';
import type { JsonObject, JsonValue } from '../json';
import type { AslFailure } from './failure';
import type { EventDetails } from './history';
import { isoTime } from './isoTime';
import type { ExecutionNames, MachineType } from './names';
import type { Run } from './run';
import type { Job } from './scheduler';

/** Item of a Map iteration as the Context Object shows it. */
export interface MapItem {
  readonly Index: number;
  /** Where the items are the members of an object. */
  readonly Key?: string;
  readonly Value: JsonValue;
  /** In a distributed Map: `STATE_DATA` or the place in S3. */
  readonly Source?: string;
}

/** What runs a scope and takes its end: the execution, a Parallel, a Map. */
export interface FlowOwner {
  complete(flow: Flow, output: JsonValue): void | Promise<void>;
  fail(flow: Flow, failure: AslFailure): void | Promise<void>;
}

/** What a flow needs of the execution it belongs to. */
export interface FlowExecution {
  readonly run: Run;
  readonly names: ExecutionNames;
  readonly type: MachineType;
  readonly isOver: boolean;
  readonly eventCount: number;
  /** `$$.Execution` and `$$.StateMachine`. */
  readonly contextExecution: JsonObject;
  readonly contextStateMachine: JsonObject;
  /** A Context Object given from outside, in place of the execution's own. */
  readonly givenContext?: JsonObject | undefined;
  /** Retries a state is said to have behind it when it is entered; 0 but where a single state is looked at. */
  readonly retriesMade: number;
  /** Records an event now. */
  record(type: string, previousEventId: number, details?: EventDetails): number;
  /** Enters the state the flow has come to. */
  enter(flow: Flow): void | Promise<void>;
  /** Fails the whole execution, whatever the flow is inside of. */
  fail(flow: Flow, failure: AslFailure): void;
}

/** Something in progress inside a state, which can be given up. */
export interface Activity {
  /** Records what AWS records for it and stops it. `cause` is the event that made it necessary. */
  abort(causeEventId: number): void;
}

/** One line of control in one scope: it is in one state at a time. Advanced in place by the run that owns it. */
export class Flow implements Job {
  readonly execution: FlowExecution;
  readonly scope: PreparedScope;
  readonly owner: FlowOwner;
  readonly index: number;
  readonly mapItem: MapItem | undefined;

  variables: Variables;
  input: JsonValue;
  /** The state the flow comes to, or is in. */
  target: TransitionTarget;
  /** The state the flow is in. */
  state: PreparedState | undefined;
  /** The last event of this line; the next one links to it. */
  previousEventId: number;
  enteredEventId = 0;
  /** What the entry of the current state linked to. */
  beforeEnteredEventId = 0;
  enteredAtMs = 0;
  retryCount = 0;
  /** Attempts made by each Retrier of the current state. */
  retriesByRetrier: number[] | undefined;
  taskToken: string | undefined;
  activity: Activity | undefined;
  isAlive = true;
  private context: JsonObject | undefined;

  constructor(start: {
    readonly execution: FlowExecution;
    readonly scope: PreparedScope;
    readonly owner: FlowOwner;
    readonly index: number;
    readonly mapItem?: MapItem | undefined;
    readonly variables: Variables;
    readonly input: JsonValue;
    readonly previousEventId: number;
  }) {
    this.execution = start.execution;
    this.scope = start.scope;
    this.owner = start.owner;
    this.index = start.index;
    this.mapItem = start.mapItem;
    this.variables = start.variables;
    this.input = start.input;
    this.previousEventId = start.previousEventId;
    this.target = start.scope.startAt;
  }

  /** Enters the state the flow has come to. */
  run(): void | Promise<void> {
    return this.isAlive && !this.execution.isOver ? this.execution.enter(this) : undefined;
  }

  /** `$$`, built when it is asked for and kept until the state or its attempt changes. */
  contextObject(): JsonObject {
    this.context ??= this.execution.givenContext ?? contextObject(this);
    return this.context;
  }

  forgetContext(): void {
    this.context = undefined;
  }

  /** What the paths of the current state see when `$` is the given value. */
  pathScope(input: JsonValue): PathScope {
    return new FlowPathScope(this, input);
  }
}

class FlowPathScope implements PathScope {
  readonly input: JsonValue;
  private readonly flow: Flow;

  constructor(flow: Flow, input: JsonValue) {
    this.flow = flow;
    this.input = input;
  }

  get context(): JsonObject {
    return this.flow.contextObject();
  }

  get variables(): Variables {
    return this.flow.variables;
  }
}

/** The Context Object as the flow's current state sees it. */
function contextObject(flow: Flow): JsonObject {
  const { state, execution } = flow;
  const entered: Record<string, JsonValue> = { EnteredTime: isoTime(flow.enteredAtMs), Name: flow.target.name };
  if (state?.hasRetryCount) entered.RetryCount = flow.retryCount;
  const context: Record<string, JsonValue> = {
    Execution: execution.contextExecution,
    StateMachine: execution.contextStateMachine,
    State: entered,
  };
  if (flow.mapItem) context.Map = { Item: { ...flow.mapItem } };
  if (flow.taskToken !== undefined) context.Task = { Token: flow.taskToken };
  return context;
}

/** A machine, compiled once: every state knows how to run, and nothing of its definition is read again. */
export interface PreparedMachine {
  readonly scope: PreparedScope;
  readonly timeoutSeconds: number | undefined;
}

/** The States of a machine, of a Branch or of an Item Processor. */
export interface PreparedScope {
  readonly startAt: TransitionTarget;
  readonly states: ReadonlyMap<string, PreparedState>;
}

/** Where a transition leads; `state` is undefined when the scope has no state of that name. */
export interface TransitionTarget {
  readonly name: string;
  readonly state: PreparedState | undefined;
}

/** Does the work of a state whose `…StateEntered` is recorded. Returns a promise only where JSONata is evaluated. */
export type StateHandler = (flow: Flow, state: PreparedState) => void | Promise<void>;

export interface PreparedState {
  readonly name: string;
  readonly type: StateType;
  readonly language: QueryLanguage;
  readonly enteredType: string;
  readonly exitedType: string;
  /** Recorded when the state is given up because its neighbours failed; states that never wait have none. */
  readonly abortedType: string | undefined;
  /** Recorded when the state's inside has failed for good: `MapStateFailed`, `ParallelStateFailed`. */
  readonly failedType: string | undefined;
  /** Whether `$$.State.RetryCount` exists. */
  readonly hasRetryCount: boolean;
  readonly hasTaskToken: boolean;
  readonly start: StateHandler;
  /** The next state; undefined ends the scope. */
  readonly next: TransitionTarget | undefined;
  readonly retriers: readonly PreparedRetrier[];
  readonly catchers: readonly PreparedCatcher[];
}

export interface PreparedRetrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly isJittered: boolean;
}

export interface PreparedCatcher {
  readonly errorEquals: readonly string[];
  readonly next: TransitionTarget;
  /** What the state puts out when this Catcher takes the failure. */
  readonly handle: (flow: Flow, caught: JsonValue) => MaybePromise<StateOutcome | AslFailure>;
}

/** What a state leaves behind. */
export interface StateOutcome {
  readonly output: JsonValue;
  /** Variables the state assigns, by name. */
  readonly assigned?: Readonly<Record<string, JsonValue>> | undefined;
}

export type MaybePromise<T> = T | Promise<T>;
