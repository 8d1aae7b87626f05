import { isJsonObject, type JsonValue } from '../../json';
import { jsonataField } from '../dataFlow/jsonata';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import { pathField, templateField } from '../dataFlow/paths';
import { AslFailure } from '../failure';
import { Flow, type Activity, type FlowOwner } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { arrayField } from '../prepare/raw';
import type { PreparedScope, PreparedState, StateHandler } from '../flow';
import { failState, failStateFromInside, recordAborted, settle, settleInside, whenKnown } from '../transitions';
import type { InsideResult } from '../run';
import type { TaskOutcomeStep } from './task';

/** Parallel: runs its Branches at once, each with the same input, and gathers their outputs. */
export function prepareParallel(source: StateSource): StateHandler {
  const { raw, language } = source;
  const branches = arrayField(raw, 'Branches')
    .filter(isJsonObject)
    .map((branch) => source.prepareScope(branch));
  if (language === 'JSONata') {
    const argumentsStep = jsonataField(raw, 'Arguments');
    const leave = jsonataOutcome(raw);
    const outcome: TaskOutcomeStep = (flow, result) => leave(flow, { result }, result);
    return (flow, state) =>
      whenKnown(argumentsStep ? argumentsStep(flow, {}) : flow.input, (input) => {
        if (input instanceof AslFailure) return failState(flow, state, input);
        if (argumentsStep) flow.execution.run.watcher?.stage('afterArguments', input);
        return new ParallelActivity(flow, state, { branches, outcome }).start(input);
      });
  }
  const inputPath = pathField(raw, 'InputPath');
  const parameters = templateField(raw, 'Parameters');
  const outcome = jsonPathOutcome(raw);
  return (flow, state) => {
    const { watcher } = flow.execution.run;
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    watcher?.stage('afterInputPath', data);
    const input = parameters ? parameters(flow, data) : data;
    if (input instanceof AslFailure) return failState(flow, state, input);
    if (parameters) watcher?.stage('afterParameters', input);
    return new ParallelActivity(flow, state, { branches, outcome }).start(input);
  };
}

interface ParallelPlan {
  readonly branches: readonly PreparedScope[];
  readonly outcome: TaskOutcomeStep;
}

class ParallelActivity implements FlowOwner, Activity {
  private readonly flow: Flow;
  private readonly state: PreparedState;
  private readonly plan: ParallelPlan;
  private readonly results: JsonValue[] = [];
  private running: Flow[] = [];
  private open = 0;

  constructor(flow: Flow, state: PreparedState, plan: ParallelPlan) {
    this.flow = flow;
    this.state = state;
    this.plan = plan;
  }

  start(input: JsonValue): void | Promise<void> {
    const { flow, plan } = this;
    flow.activity = this;
    flow.previousEventId = flow.execution.record('ParallelStateStarted', flow.previousEventId);
    const inside = flow.execution.run.watcher?.inside;
    if (inside) return takeInside(flow, this.state, inside, plan.outcome);
    this.open = plan.branches.length;
    if (this.open === 0) return this.finish();
    this.running = plan.branches.map(
      (scope, index) =>
        new Flow({
          execution: flow.execution,
          scope,
          owner: this,
          index,
          mapItem: flow.mapItem,
          variables: flow.variables,
          input,
          previousEventId: flow.previousEventId,
        }),
    );
    for (const branch of this.running) flow.execution.run.scheduler.soon(branch);
    return undefined;
  }

  complete(branch: Flow, output: JsonValue): void | Promise<void> {
    branch.isAlive = false;
    this.results[branch.index] = output;
    this.open--;
    if (this.open > 0) return undefined;
    this.flow.previousEventId = branch.previousEventId;
    return this.finish();
  }

  fail(failed: Flow, failure: AslFailure): void | Promise<void> {
    const cause = failed.previousEventId;
    failed.isAlive = false;
    for (const branch of this.running) {
      if (branch === failed) recordAborted(branch, cause);
      else abortFlow(branch, cause);
    }
    this.flow.previousEventId = cause;
    return failStateFromInside(this.flow, this.state, failure);
  }

  abort(causeEventId: number): void {
    this.flow.isAlive = false;
    if (this.state.abortedType !== undefined) this.flow.execution.record(this.state.abortedType, causeEventId);
    for (const branch of this.running) abortFlow(branch, causeEventId);
  }

  private finish(): void | Promise<void> {
    const { flow, state } = this;
    // The exit links to what came before `ParallelStateSucceeded`, not to it.
    const succeededEventId = flow.execution.record('ParallelStateSucceeded', flow.previousEventId);
    return settleInside(flow, state, { succeededEventId, outcome: this.plan.outcome(flow, this.results) });
  }
}

/** Takes a given result for everything inside the state. */
export function takeInside(
  flow: Flow,
  state: PreparedState,
  inside: InsideResult,
  outcome: TaskOutcomeStep,
): void | Promise<void> {
  flow.activity = undefined;
  if (inside.kind === 'raise') return failStateFromInside(flow, state, new AslFailure(inside.error, inside.cause));
  flow.execution.run.watcher?.stage('result', inside.value);
  return settle(flow, state, outcome(flow, inside.value));
}

/** Stops a flow that is still running, and records what it was in the middle of. */
export function abortFlow(flow: Flow, causeEventId: number): void {
  if (!flow.isAlive) return;
  flow.isAlive = false;
  flow.activity?.abort(causeEventId);
}
