import type { ExpressionWorld } from '../expressions';
import type { JsonValue } from '../json';
import type { AwsBehavior } from './awsChanges';
import type { AslFailure } from './failure';
import { payloadBytes } from './payloadSize';
import { Scheduler } from './scheduler';
import { SeededRandom } from './seededRandom';
import type { TaskAnswer, TaskCall, World } from './world/world';

/** What a run did, in numbers. */
export interface RunMetrics {
  /** States entered, those of child executions included. */
  statesEntered: number;
  retries: number;
  /** Child workflows that distributed Maps started. */
  childWorkflows: number;
  taskCalls: number;
  /** Calls by name of the state that made them. */
  readonly taskCallsByState: Record<string, number>;
}

/** The stages of a state's data, in the words of TestState's inspection data. */
export type DataStage =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage';

/** Looks at one state from the inside, as TestState does. */
export interface StateWatcher {
  stage(stage: DataStage, value: JsonValue): void;
  /** A Retrier takes the state's failure. */
  retrying(retrierIndex: number, delayMs: number, failure: AslFailure): void;
  /** A Catcher takes it. */
  caught(catcherIndex: number, failure: AslFailure): void;
  /** What stands for everything inside a Map or a Parallel; it is not run then. */
  readonly inside: InsideResult | undefined;
}

export type InsideResult =
  | { readonly kind: 'return'; readonly value: JsonValue }
  | { readonly kind: 'raise'; readonly error?: string | undefined; readonly cause?: string | undefined };

/** What an event takes besides its values, about. */
const EVENT_BYTES = 150;

/** What all executions of one run share: the clock, the seed, the world, the counters. */
export class Run implements ExpressionWorld {
  readonly scheduler: Scheduler;
  readonly startMs: number;
  readonly world: World;
  readonly behavior: AwsBehavior;
  readonly maxHistoryEvents: number;
  /** Bytes of what is kept: events, and the values states and tasks made. Counted only where there is a budget for it. */
  keptBytes = 0;
  readonly countsBytes: boolean;
  /** Set where someone looks at a single state. */
  readonly watcher: StateWatcher | undefined;
  readonly metrics: RunMetrics = {
    statesEntered: 0,
    retries: 0,
    childWorkflows: 0,
    taskCalls: 0,
    taskCallsByState: noCalls(),
  };
  private readonly numbers: SeededRandom;
  /** Identifiers come from their own sequence, so asking for one does not change what is drawn. */
  private readonly identifiers: SeededRandom;

  constructor(start: {
    readonly startTimeMs: number;
    readonly seed: number;
    readonly world: World;
    readonly behavior: AwsBehavior;
    readonly maxHistoryEvents: number;
    readonly watcher?: StateWatcher | undefined;
    readonly countsBytes?: boolean;
  }) {
    this.countsBytes = start.countsBytes ?? false;
    this.scheduler = new Scheduler(start.startTimeMs);
    this.startMs = start.startTimeMs;
    this.world = start.world;
    this.behavior = start.behavior;
    this.maxHistoryEvents = start.maxHistoryEvents;
    this.watcher = start.watcher;
    this.numbers = new SeededRandom(start.seed);
    this.identifiers = new SeededRandom(start.seed ^ 0x5bd1e995);
  }

  nowMs(): number {
    return this.scheduler.nowMs;
  }

  random(): number {
    return this.numbers.sample();
  }

  uuid(): string {
    return this.identifiers.uuid();
  }

  /** Asks the world for the answer to a call. */
  ask(call: TaskCall): TaskAnswer | undefined | Promise<TaskAnswer | undefined> {
    this.metrics.taskCalls++;
    this.metrics.taskCallsByState[call.state] = (this.metrics.taskCallsByState[call.state] ?? 0) + 1;
    return this.world.answer(call, this);
  }

  /** Notes that an event is kept with a value in it. */
  countBytes(value: JsonValue | undefined): void {
    this.keptBytes += EVENT_BYTES + (value === undefined ? 0 : payloadBytes(value));
  }

  newTaskToken(): string {
    return `AQ${this.identifiers.uuid().replaceAll('-', '')}${this.identifiers.uuid().replaceAll('-', '')}`;
  }
}

/** Without a prototype: states may be called `constructor`. */
function noCalls(): Record<string, number> {
  return Object.create(null) as Record<string, number>; // Object.create is typed as any
}
