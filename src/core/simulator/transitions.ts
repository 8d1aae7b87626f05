import { MAX_PAYLOAD_BYTES, MAX_VARIABLES_BYTES } from '../asl';
import type { JsonValue } from '../json';
import { errorNameMatches } from './errorNames';
import { AslFailure, dataLimitFailure, errorOutput, inState } from './failure';
import type { Flow, MaybePromise, PreparedState, StateOutcome, TransitionTarget } from './flow';
import { exceedsBytes } from './payloadSize';
import { retryDelayMs } from './retry';

/** Enters the state the flow stands before, and lets it work. */
export function enterState(flow: Flow): void | Promise<void> {
  const { execution } = flow;
  const { state } = flow.target;
  const previous = flow.previousEventId;
  flow.state = state;
  flow.retryCount = execution.retriesMade;
  flow.retriesByRetrier = undefined;
  flow.taskToken = undefined;
  flow.forgetContext();
  if (state === undefined) {
    return flow.owner.fail(
      flow,
      new AslFailure('States.Runtime', `There is no state '${flow.target.name}' to transition to.`),
    );
  }
  execution.run.metrics.statesEntered++;
  flow.enteredAtMs = execution.run.scheduler.nowMs;
  flow.beforeEnteredEventId = previous;
  flow.enteredEventId = flow.previousEventId = execution.record(state.enteredType, previous, {
    input: flow.input,
    name: state.name,
  });
  return startState(flow, state);
}

/** Leaves the current state with what it produced, for the target; undefined ends the scope. */
export function exitState(
  flow: Flow,
  state: PreparedState,
  { output, assigned }: StateOutcome,
  target: TransitionTarget | undefined,
): void | Promise<void> {
  const { execution } = flow;
  if (output !== flow.input && exceedsBytes(output, MAX_PAYLOAD_BYTES))
    return failState(flow, state, dataLimitFailure(state.name));
  if (assigned === undefined) {
    flow.previousEventId = execution.record(state.exitedType, flow.previousEventId, { name: state.name, output });
  } else {
    const variables = { ...flow.variables, ...assigned };
    if (exceedsBytes(assigned, MAX_PAYLOAD_BYTES) || exceedsBytes(variables, MAX_VARIABLES_BYTES))
      return failState(flow, state, dataLimitFailure(state.name));
    const details = { assignedVariables: assigned, name: state.name, output };
    flow.previousEventId = execution.record(state.exitedType, flow.previousEventId, details);
    flow.variables = variables;
  }
  return comeTo(flow, target, output);
}

/** Leaves a state that hands on its input as it is: nothing to measure, nothing to assign. */
export function passOn(flow: Flow, state: PreparedState): void | Promise<void> {
  const output = flow.input;
  flow.previousEventId = flow.execution.record(state.exitedType, flow.previousEventId, { name: state.name, output });
  return comeTo(flow, state.next, output);
}

function comeTo(flow: Flow, target: TransitionTarget | undefined, input: JsonValue): void | Promise<void> {
  flow.activity = undefined;
  if (target === undefined) return flow.owner.complete(flow, input);
  flow.input = input;
  flow.target = target;
  flow.execution.run.scheduler.soon(flow);
  return undefined;
}

/**
 * The current state has failed: a Retrier starts it again, a Catcher leads elsewhere, or the failure passes to whoever runs the scope.
 * The flow's last event is what the failure is linked to.
 */
export function failState(flow: Flow, state: PreparedState, reason: AslFailure): void | Promise<void> {
  const failure = inState(reason, state.name, flow.enteredEventId);
  flow.activity = undefined;
  if (failure.evaluation) recordEvaluationFailure(flow, state, failure);
  if (!isFatal(failure)) return handleFailure(flow, state, failure);
  flow.execution.fail(flow, failure);
  return undefined;
}

/** What ran inside the current state has failed, and with it the state. */
export function failStateFromInside(flow: Flow, state: PreparedState, inner: AslFailure): void | Promise<void> {
  flow.activity = undefined;
  return handleFailure(flow, state, new AslFailure(inner.error, inner.cause, { isHeartbeat: inner.isHeartbeat }));
}

function handleFailure(flow: Flow, state: PreparedState, failure: AslFailure): void | Promise<void> {
  if (retryState(flow, state, failure)) return undefined;
  const beforeFailed = flow.previousEventId;
  recordFailed(flow, state);
  const index = state.catchers.findIndex((candidate) => errorNameMatches(candidate.errorEquals, failure));
  const catcher = state.catchers[index];
  if (!catcher) return flow.owner.fail(flow, failure);
  flow.execution.run.watcher?.caught(index, failure);
  return whenKnown(catcher.handle(flow, errorOutput(failure)), (outcome) => {
    if (!(outcome instanceof AslFailure)) return exitState(flow, state, outcome, catcher.next);
    // AWS records what is wrong with the Catcher from before the state had failed, and then fails it a second time.
    flow.previousEventId = beforeFailed;
    const own = inState(outcome, state.name, flow.enteredEventId);
    if (own.evaluation) recordEvaluationFailure(flow, state, own);
    if (isFatal(own)) {
      flow.execution.fail(flow, own);
      return undefined;
    }
    recordFailed(flow, state);
    return flow.owner.fail(flow, own);
  });
}

/** `States.Runtime` ends the whole execution on the spot, however deep inside it happens; no state around is recorded as failed. */
function isFatal(failure: AslFailure): boolean {
  return failure.error === 'States.Runtime';
}

function recordFailed(flow: Flow, state: PreparedState): void {
  if (state.failedType !== undefined) {
    flow.previousEventId = flow.execution.record(state.failedType, flow.previousEventId);
  }
}

/** Leaves the state with an outcome, or with the failure there is instead of one. */
export function settle(
  flow: Flow,
  state: PreparedState,
  outcome: MaybePromise<StateOutcome | AslFailure>,
): void | Promise<void> {
  if (outcome instanceof Promise) return outcome.then((known) => settle(flow, state, known));
  return outcome instanceof AslFailure ? failState(flow, state, outcome) : exitState(flow, state, outcome, state.next);
}

/**
 * Leaves a state whose inside has succeeded. AWS records the exit from before `…StateSucceeded`, but a failure of the state's own fields from
 * that event.
 */
export function settleInside(
  flow: Flow,
  state: PreparedState,
  {
    succeededEventId,
    outcome,
  }: { readonly succeededEventId: number; readonly outcome: MaybePromise<StateOutcome | AslFailure> },
): void | Promise<void> {
  return whenKnown(outcome, (known) => {
    if (known instanceof AslFailure) flow.previousEventId = succeededEventId;
    return settle(flow, state, known);
  });
}

/** Continues with a value that may still be in the making, without making anyone wait who need not. */
export function whenKnown<T>(value: MaybePromise<T>, use: (known: T) => void | Promise<void>): void | Promise<void> {
  return value instanceof Promise ? value.then(use) : use(value);
}

function startState(flow: Flow, state: PreparedState): void | Promise<void> {
  if (state.hasTaskToken) flow.taskToken = flow.execution.run.newTaskToken();
  return state.start(flow, state);
}

/** Records that the state a failing flow is in was given up: AWS does so for states which wait, inside of a Parallel or Map. */
export function recordAborted(flow: Flow, causeEventId: number): void {
  const state = flow.state;
  if (state?.type === 'Task' || state?.type === 'Wait')
    flow.execution.record(`${state.type}StateAborted`, causeEventId);
}

function recordEvaluationFailure(flow: Flow, state: PreparedState, failure: AslFailure): void {
  const { execution } = flow;
  const linksToEntry = execution.run.behavior.evaluationLinksToEntry || flow.previousEventId !== flow.enteredEventId;
  const details: Record<string, JsonValue> = {
    cause: failure.cause ?? '',
    error: failure.error ?? '',
    state: state.name,
  };
  if (failure.evaluation?.location !== undefined) details.location = failure.evaluation.location;
  flow.previousEventId = execution.record(
    'EvaluationFailed',
    linksToEntry ? flow.previousEventId : flow.beforeEnteredEventId,
    details,
  );
}

function retryState(flow: Flow, state: PreparedState, failure: AslFailure): boolean {
  const index = state.retriers.findIndex((retrier) => errorNameMatches(retrier.errorEquals, failure));
  const retrier = state.retriers[index];
  if (retrier === undefined) return false;
  const made = (flow.retriesByRetrier ??= state.retriers.map(() => flow.execution.retriesMade));
  const retriesSoFar = made[index] ?? 0;
  if (retriesSoFar >= retrier.maxAttempts) return false;
  made[index] = retriesSoFar + 1;
  flow.retryCount++;
  flow.forgetContext();
  const { run } = flow.execution;
  run.metrics.retries++;
  const delayMs = retryDelayMs(retrier, retriesSoFar, retrier.isJittered ? run.random() : 0);
  run.watcher?.retrying(index, delayMs, failure);
  const attempt = { run: () => (flow.isAlive ? startState(flow, state) : undefined) };
  flow.activity = {
    abort: (causeEventId) => {
      flow.isAlive = false;
      if (state.abortedType !== undefined) flow.execution.record(state.abortedType, causeEventId);
    },
  };
  run.scheduler.at(run.scheduler.nowMs + delayMs, attempt);
  return true;
}
