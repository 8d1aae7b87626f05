import type { JsonObject, JsonValue } from '../json';
import { isoTime } from './isoTime';
import { failureDetails, type AslFailure } from './failure';
import type { Flow, FlowExecution, FlowOwner } from './flow';
import { History, type EventDetails } from './history';
import { executionArn, stateMachineArn, type ExecutionNames, type MachineType } from './names';
import type { Run } from './run';
import { enterState } from './transitions';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One execution: the one that was asked for, or a child of a distributed Map. */
export class Execution implements FlowExecution, FlowOwner {
  readonly run: Run;
  readonly names: ExecutionNames;
  readonly type: MachineType;
  readonly history: History;
  readonly input: JsonValue;
  readonly arn: string;
  readonly contextExecution: JsonObject;
  readonly contextStateMachine: JsonObject;
  readonly givenContext: JsonObject | undefined;

  readonly retriesMade: number;

  status: ExecutionStatus = 'RUNNING';
  output: JsonValue | undefined;
  failure: AslFailure | undefined;
  /** The flow of the top level. */
  root: Flow | undefined;
  private readonly onEnd: ((execution: Execution) => void) | undefined;

  constructor(start: {
    readonly run: Run;
    readonly names: ExecutionNames;
    readonly type: MachineType;
    readonly input: JsonValue;
    readonly keepHistory: boolean;
    readonly givenContext?: JsonObject | undefined;
    readonly retriesMade?: number;
    readonly onEnd?: (execution: Execution) => void;
  }) {
    this.retriesMade = start.retriesMade ?? 0;
    this.givenContext = start.givenContext;
    this.run = start.run;
    this.names = start.names;
    this.type = start.type;
    this.input = start.input;
    this.history = new History(start.keepHistory);
    this.onEnd = start.onEnd;
    this.arn = executionArn(start.names, start.type, () => start.run.uuid());
    const execution: Record<string, JsonValue> = {
      Id: this.arn,
      Input: start.input,
      Name: start.names.execution,
      RoleArn: start.names.roleArn,
      StartTime: isoTime(start.run.nowMs()),
    };
    if (start.type === 'STANDARD' && start.run.behavior.hasRedriveCount) execution.RedriveCount = 0;
    this.contextExecution = execution;
    this.contextStateMachine = { Id: stateMachineArn(start.names), Name: start.names.stateMachine };
  }

  get isOver(): boolean {
    return this.status !== 'RUNNING';
  }

  get eventCount(): number {
    return this.history.length;
  }

  enter(flow: Flow): void | Promise<void> {
    return enterState(flow);
  }

  /** Records an event now. */
  record(type: string, previousEventId: number, details?: EventDetails): number {
    return this.history.append(type, previousEventId, this.run.scheduler.nowMs, details);
  }

  complete(flow: Flow, output: JsonValue): void {
    this.end('SUCCEEDED', 'ExecutionSucceeded', flow.previousEventId, { output });
    this.output = output;
    this.onEnd?.(this);
  }

  fail(flow: Flow, failure: AslFailure): void {
    this.end('FAILED', 'ExecutionFailed', flow.previousEventId, failureDetails(failure));
    this.failure = failure;
    this.onEnd?.(this);
  }

  /** Ends the execution as failed without an event: nothing of it can be run. */
  refuse(failure: AslFailure): void {
    this.status = 'FAILED';
    this.failure = failure;
  }

  /** Ends the execution from outside of its states: its time is over, or someone stopped it. */
  stop(status: 'TIMED_OUT' | 'ABORTED', failure?: AslFailure): void {
    if (this.isOver) return;
    this.root?.activity?.abort(this.history.length);
    const type = status === 'TIMED_OUT' ? 'ExecutionTimedOut' : 'ExecutionAborted';
    this.end(status, type, this.history.length, failure ? failureDetails(failure) : {});
    this.failure = failure;
    this.onEnd?.(this);
  }

  private end(status: ExecutionStatus, eventType: string, previousEventId: number, details: EventDetails): void {
    if (this.root) this.root.isAlive = false;
    this.status = status;
    this.record(eventType, previousEventId, details);
  }
}
