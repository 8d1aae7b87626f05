import { MAX_PAYLOAD_BYTES } from '../../asl';
import type { JsonValue } from '../../json';
import { AslFailure, dataLimitFailure, runtimeFailure } from '../failure';
import type { Activity, Flow } from '../flow';
import { exceedsBytes } from '../payloadSize';
import type { MaybePromise, PreparedState, StateOutcome } from '../flow';
import { failState, settle } from '../transitions';
import type { TaskAnswer } from '../world/world';
import type { TaskTarget } from './resource';
import type { TaskSettings } from './taskFields';
import {
  failedEvent,
  scheduledEvent,
  startedEvent,
  submittedEvent,
  succeededEvent,
  timedOutEvent,
  type TaskEvent,
} from './taskEvents';

/** One call of a Task's resource, ready to be made. */
export interface PlannedCall extends TaskSettings {
  readonly target: TaskTarget;
  readonly request: JsonValue;
  readonly outcome: (flow: Flow, result: JsonValue) => MaybePromise<StateOutcome | AslFailure>;
}

/** Records the call and makes it; what comes of it is decided when the answer, or the time limit, is due. */
export function callTask(flow: Flow, state: PreparedState, call: PlannedCall): void | Promise<void> {
  if (exceedsBytes(call.request, MAX_PAYLOAD_BYTES)) return failState(flow, state, dataLimitFailure(state.name));
  const answer = flow.execution.run.ask({
    target: call.target,
    state: state.name,
    request: call.request,
    retryCount: flow.retryCount,
    iteration: flow.mapItem?.Index,
    taskToken: flow.taskToken,
    atMs: flow.execution.run.scheduler.nowMs,
  });
  if (answer instanceof Promise) return answer.then((known) => new TaskAttempt(flow, state, call).begin(known));
  return new TaskAttempt(flow, state, call).begin(answer);
}

/** An attempt in progress. It ends once: by its answer, by a limit, or because it is given up. */
class TaskAttempt implements Activity {
  private isOpen = true;
  private readonly flow: Flow;
  private readonly state: PreparedState;
  private readonly call: PlannedCall;

  constructor(flow: Flow, state: PreparedState, call: PlannedCall) {
    this.flow = flow;
    this.state = state;
    this.call = call;
  }

  begin(answer: TaskAnswer | undefined): void | Promise<void> {
    const { flow, call, state } = this;
    const { target } = call;
    if (answer === undefined && target.kind === 'activity') {
      return failState(flow, state, runtimeFailure(`The activity ${target.resource} does not exist.`));
    }
    const known = answer ?? unanswered(call, state.name);
    flow.activity = this;
    this.record(scheduledEvent({ ...call, region: flow.execution.names.region }));
    const { outcome } = known;
    if (known.isNeverTaken === true && target.kind === 'activity') {
      this.limit(flow.execution.run.scheduler.nowMs, known.rank);
    } else if (outcome.kind === 'raise' && outcome.at === 'schedule') {
      this.soon(() => this.failWith(new AslFailure(outcome.error, outcome.cause), 'Schedule'));
    } else {
      this.at(flow.execution.run.scheduler.nowMs + (known.startLatencyMs ?? 0), () => this.start(known));
    }
    return undefined;
  }

  abort(causeEventId: number): void {
    this.isOpen = false;
    this.flow.isAlive = false;
    if (this.state.abortedType !== undefined) this.flow.execution.record(this.state.abortedType, causeEventId);
  }

  private start(answer: TaskAnswer): void {
    const { call } = this;
    const { scheduler } = this.flow.execution.run;
    const { outcome } = answer;
    if (outcome.kind === 'raise' && outcome.at === 'start') {
      this.failWith(new AslFailure(outcome.error, outcome.cause), 'Start');
      return;
    }
    this.record(startedEvent(call.target, answer.workerName));
    if (outcome.kind === 'raise' && outcome.at === 'submit') {
      this.soon(() => this.failWith(new AslFailure(outcome.error, outcome.cause), 'Submit'));
      return;
    }
    if (isSubmitted(call.target)) this.record(submittedEvent(call.target, answer.submitted ?? {}));
    const startedMs = scheduler.nowMs;
    if (outcome.kind !== 'never') this.at(startedMs + (answer.latencyMs ?? 0), () => this.finish(answer), answer.rank);
    this.watch(startedMs, answer);
  }

  /** Sets the limits: the whole attempt, and the time between two signs of life where the resource can give them. */
  private watch(startedMs: number, { heartbeatsMs = [], rank }: TaskAnswer): void {
    const { target, heartbeatSeconds } = this.call;
    this.limit(startedMs, rank);
    const canBeat = target.kind === 'activity' || (target.kind === 'integration' && target.pattern === 'callback');
    if (heartbeatSeconds === undefined || !canBeat) return;
    let lastSignMs = 0;
    for (const beatMs of heartbeatsMs) {
      if (beatMs - lastSignMs > heartbeatSeconds * 1_000) break;
      lastSignMs = beatMs;
    }
    this.at(startedMs + lastSignMs + heartbeatSeconds * 1_000, () =>
      this.timeOut(new AslFailure('States.Timeout', undefined, { isHeartbeat: true })),
    );
  }

  /** Sets the limit of the whole attempt, which counts from the start, or from the scheduling of an activity nobody takes. */
  private limit(sinceMs: number, rank: number | undefined): void {
    const { timeoutSeconds } = this.call;
    if (timeoutSeconds === undefined) return;
    this.at(sinceMs + timeoutSeconds * 1_000, () => this.timeOut(new AslFailure('States.Timeout', undefined)), rank);
  }

  private finish(answer: TaskAnswer): void {
    const { target } = this.call;
    const { outcome } = answer;
    if (outcome.kind === 'raise') {
      this.failWith(new AslFailure(outcome.error, outcome.cause), '');
    } else if (outcome.kind === 'return') {
      if (exceedsBytes(outcome.value, MAX_PAYLOAD_BYTES)) {
        this.failWith(dataLimitFailure(target.kind === 'integration' ? target.service : target.resource), '');
        return;
      }
      this.record(succeededEvent(target, outcome.value));
      this.flow.execution.run.watcher?.stage('result', outcome.value);
      this.conclude(() => settle(this.flow, this.state, this.call.outcome(this.flow, outcome.value)));
    }
  }

  private failWith(failure: AslFailure, stage: '' | 'Schedule' | 'Start' | 'Submit'): void {
    this.record(failedEvent(this.call.target, failure, stage));
    this.conclude(() => failState(this.flow, this.state, failure));
  }

  private timeOut(failure: AslFailure): void {
    this.record(timedOutEvent(this.call.target, failure));
    this.conclude(() => failState(this.flow, this.state, failure));
  }

  /** The attempt is over; the state goes on after whatever else is due at this moment, as AWS's histories show. */
  private conclude(goOn: () => void | Promise<void>): void {
    this.isOpen = false;
    const { flow } = this;
    flow.execution.run.scheduler.soon({ run: () => (flow.isAlive && !flow.execution.isOver ? goOn() : undefined) });
  }

  private soon(work: () => void): void {
    this.at(0, work);
  }

  private at(atMs: number, work: () => void, rank?: number): void {
    const { flow } = this;
    const job = {
      run: () => {
        if (this.isOpen && flow.isAlive && !flow.execution.isOver) work();
      },
    };
    flow.execution.run.scheduler.at(atMs, job, rank);
  }

  private record(event: TaskEvent): void {
    this.flow.previousEventId = this.flow.execution.record(event.type, this.flow.previousEventId, event.details);
  }
}

function isSubmitted(target: TaskTarget): boolean {
  return target.kind === 'integration' && target.pattern !== 'requestResponse';
}

/** A world without an answer says so in the terms of a failed call, so that the run can be read and mended. */
function unanswered(call: PlannedCall, state: string): TaskAnswer {
  const cause = `The world has no answer for '${call.target.resource}', called by the state '${state}'.`;
  return { outcome: { kind: 'raise', error: 'Simulation.NoAnswer', cause } };
}
