import { MAX_EXPRESS_SECONDS, MAX_HISTORY_EVENTS, MAX_PAYLOAD_BYTES, MAX_STANDARD_SECONDS } from '../asl';
import type { JsonValue } from '../json';
import { awsBehavior } from './awsChanges';
import { Execution, type ExecutionStatus } from './execution';
import { AslFailure } from './failure';
import { Flow, type PreparedMachine } from './flow';
import type { HistoryEvent } from './history';
import { defaultNames, type ExecutionNames, type MachineType } from './names';
import { exceedsBytes } from './payloadSize';
import { prepareMachine } from './prepare/prepareMachine';
import { Run, type RunMetrics } from './run';
import type { World } from './world/world';

export interface RunRequest {
  readonly definition: JsonValue;
  readonly input: JsonValue;
  readonly world: World;
  readonly type?: MachineType;
  readonly names?: Partial<ExecutionNames>;
  /** Virtual time of the start, milliseconds since the epoch; 2025-01-01 unless given. */
  readonly startTimeMs?: number;
  /** Decides jitter, faults, identifiers and whatever else is drawn; 1 unless given. */
  readonly seed?: number;
  readonly budgets?: Budgets;
  /** false: events are counted but not kept, so that memory does not grow with the run. */
  readonly keepHistory?: boolean;
  /** Events a Standard execution may have; AWS's 25,000 unless given. */
  readonly maxHistoryEvents?: number;
  /** The day whose behaviour of AWS is wanted (`2024-11-18`), for comparing with an old recording. */
  readonly asOf?: string;
  /** Stops the execution from outside once it has so many events, as StopExecution would. */
  readonly stopAfterEvents?: { readonly events: number; readonly error?: string; readonly cause?: string };
  /** Looks away once there are so many events, as whoever polls an execution that never ends. */
  readonly maxWatchedEvents?: number;
  /** Asked now and then; true ends the run where it is. */
  readonly stop?: () => boolean;
  /** Told now and then how far the run is. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly steps: number;
  readonly events: number;
  readonly virtualMs: number;
}

/** What a run may take; the one that is spent first ends it. */
export interface Budgets {
  /** Jobs of the scheduler: about one for each state entered, two more for each Task. Default 2,000,000. */
  readonly steps?: number;
  /** Events, of whatever type of machine. */
  readonly events?: number;
  /** Bytes of the history and the values in it, estimated: a value is counted each time it is put out. */
  readonly memoryBytes?: number;
  /** Real milliseconds by `clock`. */
  readonly wallMs?: number;
  /** A clock for `wallMs`; the core has none of its own. */
  readonly clock?: () => number;
  /** Virtual milliseconds since the start. */
  readonly virtualMs?: number;
}

export type SpentBudget = 'steps' | 'events' | 'memoryBytes' | 'wallMs' | 'virtualMs' | 'stopped';

export interface RunResult {
  /** `RUNNING`: a budget was spent, or the execution waits for something that will never come. */
  readonly status: ExecutionStatus;
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
  readonly history: readonly HistoryEvent[];
  readonly metrics: RunResultMetrics;
  readonly spentBudget?: SpentBudget;
}

export interface RunResultMetrics extends RunMetrics {
  /** States entered, retries and child workflows started: what AWS bills as transitions. @see Step Functions pricing page */
  readonly transitions: number;
  readonly events: number;
  readonly virtualMs: number;
  readonly steps: number;
}

const DEFAULT_START_MS = Date.UTC(2025, 0, 1);
const DEFAULT_STEPS = 2_000_000;
/** How often, in steps, a run looks at the clock and at whoever wants to stop it. */
const STEPS_BETWEEN_CHECKS = 512;

/** Runs a state machine on the virtual clock until it ends, waits for nothing that could come, or has spent a budget. */
export async function runStateMachine(request: RunRequest): Promise<RunResult> {
  const { run, execution } = begin(request);
  try {
    const prepared = prepareMachine(request.definition);
    if (!prepared.ok) {
      execution.refuse(new AslFailure('InvalidDefinition', prepared.error));
      return resultOf(run, execution, 0);
    }
    const lastMs = start(request, { run, execution, machine: prepared.value });
    return await drive(request, { run, execution, lastMs });
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    execution.refuse(new AslFailure('States.Runtime', 'The definition or its data is nested too deeply to be run.'));
    return resultOf(run, execution, 0);
  }
}

/** Puts the execution before its first state. @returns the virtual time at which it will be over, whatever it does. */
function start(
  request: RunRequest,
  { run, execution, machine }: { readonly run: Run; readonly execution: Execution; readonly machine: PreparedMachine },
): number {
  const root = new Flow({
    execution,
    scope: machine.scope,
    owner: execution,
    index: 0,
    variables: {},
    input: request.input,
    previousEventId: 0,
  });
  execution.root = root;
  execution.record('ExecutionStarted', 0, { input: request.input });
  run.scheduler.soon(root);
  if (exceedsBytes(request.input, MAX_PAYLOAD_BYTES)) {
    const cause = 'The input of the execution exceeds the maximum number of bytes service limit.';
    execution.fail(root, new AslFailure('States.DataLimitExceeded', cause));
  }
  const longest = execution.type === 'EXPRESS' ? MAX_EXPRESS_SECONDS : MAX_STANDARD_SECONDS;
  return run.scheduler.nowMs + Math.min(machine.timeoutSeconds ?? longest, longest) * 1_000;
}

/** Data a hundred thousand lists deep is JSON, and more than the JavaScript stack can walk. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function begin(request: RunRequest): { readonly run: Run; readonly execution: Execution } {
  const run = new Run({
    startTimeMs: request.startTimeMs ?? DEFAULT_START_MS,
    seed: request.seed ?? 1,
    world: request.world,
    behavior: awsBehavior(request.asOf),
    maxHistoryEvents: request.maxHistoryEvents ?? MAX_HISTORY_EVENTS,
    countsBytes: request.budgets?.memoryBytes !== undefined && request.keepHistory !== false,
  });
  const execution = new Execution({
    run,
    names: { ...defaultNames, ...request.names },
    type: request.type ?? 'STANDARD',
    input: request.input,
    keepHistory: request.keepHistory ?? true,
  });
  return { run, execution };
}

/** The loop: takes what is due, lets it happen, and watches the limits. */
async function drive(
  request: RunRequest,
  { run, execution, lastMs }: { readonly run: Run; readonly execution: Execution; readonly lastMs: number },
): Promise<RunResult> {
  const { scheduler } = run;
  const { budgets = {} } = request;
  const maxSteps = budgets.steps ?? DEFAULT_STEPS;
  const maxEvents = budgets.events ?? Number.POSITIVE_INFINITY;
  const maxBytes = budgets.memoryBytes ?? Number.POSITIVE_INFINITY;
  const maxVirtualMs = run.startMs + (budgets.virtualMs ?? Number.POSITIVE_INFINITY);
  const stopAt = request.stopAfterEvents?.events ?? request.maxWatchedEvents ?? Number.POSITIVE_INFINITY;
  const checkNowAndThen = outsideCheck(request);
  let steps = 0;
  let spentBudget: SpentBudget | undefined;

  while (!hasEnded(execution)) {
    const nextMs = scheduler.nextTimerMs;
    if (nextMs !== undefined && nextMs > maxVirtualMs) {
      spentBudget = 'virtualMs';
      break;
    }
    if (nextMs !== undefined && nextMs > lastMs) {
      scheduler.nowMs = lastMs;
      execution.stop('TIMED_OUT');
      break;
    }
    const job = scheduler.take();
    if (job === undefined) break;
    const pending = job.run();
    if (pending !== undefined) await pending;
    steps++;
    const events = execution.eventCount;
    if (events >= stopAt) {
      const by = request.stopAfterEvents;
      if (by) execution.stop('ABORTED', new AslFailure(by.error, by.cause));
      break;
    }
    if (steps >= maxSteps) spentBudget = 'steps';
    else if (events >= maxEvents) spentBudget = 'events';
    else if (run.keptBytes > maxBytes) spentBudget = 'memoryBytes';
    else if (steps % STEPS_BETWEEN_CHECKS === 0) {
      spentBudget = checkNowAndThen({ steps, events, virtualMs: scheduler.nowMs - run.startMs });
    }
    if (spentBudget !== undefined) break;
  }
  const result = resultOf(run, execution, steps);
  return spentBudget === undefined || hasEnded(execution) ? result : { ...result, spentBudget };
}

function hasEnded(execution: Execution): boolean {
  return execution.isOver;
}

/** Asks whoever watches the run whether it may go on, and tells them how far it is. */
function outsideCheck(request: RunRequest): (progress: Progress) => SpentBudget | undefined {
  const { wallMs, clock } = request.budgets ?? {};
  const wallEnd = wallMs === undefined || clock === undefined ? undefined : clock() + wallMs;
  return (progress) => {
    if (request.stop?.()) return 'stopped';
    if (wallEnd !== undefined && clock !== undefined && clock() > wallEnd) return 'wallMs';
    request.onProgress?.(progress);
    return undefined;
  };
}

function resultOf(run: Run, execution: Execution, steps: number): RunResult {
  const { failure, output } = execution;
  return {
    status: execution.status,
    ...(output === undefined ? {} : { output }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
    history: execution.history.events,
    metrics: {
      ...run.metrics,
      transitions: run.metrics.statesEntered + run.metrics.retries + run.metrics.childWorkflows,
      events: execution.history.length,
      virtualMs: run.scheduler.nowMs - run.startMs,
      steps,
    },
  };
}
