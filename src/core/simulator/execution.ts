import type { JsonObject, JsonValue } from '../json';
import { isoTime } from './isoTime';
import { AslFailure, failureDetails } from './failure';
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

  /**
   * Records an event now. A Standard execution may have 25,000: the one that would be the last is `ExecutionFailed` instead, and nothing follows
   * the end of an execution.
   */
  record(type: string, previousEventId: number, details?: EventDetails): number {
    const { history, run } = this;
    if (this.isOver) return history.length;
    if (this.type === 'STANDARD' && history.length >= run.maxHistoryEvents - 1) {
      this.finish('FAILED', historyIsFull(run.maxHistoryEvents), { type: 'ExecutionFailed', previousEventId });
      return history.length;
    }
    if (run.countsBytes) run.countBytes(details?.output ?? details?.parameters);
    return history.append(type, previousEventId, run.scheduler.nowMs, details);
  }

  complete(flow: Flow, output: JsonValue): void {
    if (this.isOver) return;
    this.output = output;
    this.finish('SUCCEEDED', undefined, {
      type: 'ExecutionSucceeded',
      previousEventId: flow.previousEventId,
      details: { output },
    });
  }

  fail(flow: Flow, failure: AslFailure): void {
    this.finish('FAILED', failure, { type: 'ExecutionFailed', previousEventId: flow.previousEventId });
  }

  /** Ends the execution as failed without an event: nothing of it can be run. */
  refuse(failure: AslFailure): void {
    this.status = 'FAILED';
    this.failure = failure;
  }

  /**
   * Ends the execution from outside of its states: its time is over, or someone stopped it. What was going on leaves no event. Only the event
   * names `States.Timeout`, DescribeExecution has neither error nor cause (reported).
   */
  stop(status: 'TIMED_OUT' | 'ABORTED', failure?: AslFailure): void {
    if (status === 'ABORTED') this.finish(status, failure, { type: 'ExecutionAborted', previousEventId: 0 });
    else {
      const details = { error: 'States.Timeout' };
      this.finish(status, failure, { type: 'ExecutionTimedOut', previousEventId: 0, details });
    }
  }

  private finish(
    status: ExecutionStatus,
    failure: AslFailure | undefined,
    last: { readonly type: string; readonly previousEventId: number; readonly details?: EventDetails },
  ): void {
    if (this.isOver) return;
    this.status = status;
    this.failure = failure;
    const details = last.details ?? (failure ? failureDetails(failure) : {});
    this.history.append(last.type, last.previousEventId, this.run.scheduler.nowMs, details);
    this.onEnd?.(this);
  }
}

function historyIsFull(limit: number): AslFailure {
  return new AslFailure('States.Runtime', `The execution reached the maximum number of history events (${limit}).`);
}
