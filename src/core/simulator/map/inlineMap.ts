import type { JsonValue } from '../../json';
import { AslFailure } from '../failure';
import { Flow, type Activity, type FlowOwner } from '../flow';
import type { PreparedState } from '../flow';
import type { InsideResult } from '../run';
import { abortFlow, takeInside } from '../states/parallel';
import { failState, failStateFromInside, recordAborted, settleInside, whenKnown } from '../transitions';
import { selectAll, selectorFlow, type MapLimits, type MapPlan } from './mapPlan';

/** AWS runs at most 40 iterations of an inline Map at once. */
const MAX_INLINE_CONCURRENCY = 40;

interface InlinePlan extends MapPlan {
  readonly limits: MapLimits;
  /** The effective input. */
  readonly data: JsonValue;
}

/** A Map whose iterations run inside the execution and are part of its history. */
export class InlineMap implements FlowOwner, Activity {
  private readonly flow: Flow;
  private readonly state: PreparedState;
  private readonly plan: InlinePlan;
  private items: readonly JsonValue[] = [];
  private readonly results: JsonValue[] = [];
  private readonly running = new Set<Flow>();
  private nextIndex = 0;

  constructor(flow: Flow, state: PreparedState, plan: InlinePlan) {
    this.flow = flow;
    this.state = state;
    this.plan = plan;
  }

  start(items: readonly JsonValue[]): void | Promise<void> {
    this.items = items;
    this.flow.activity = this;
    const inside = this.flow.execution.run.watcher?.inside;
    if (inside) return this.lookOnly(items, inside);
    if (items.length === 0) return this.finish(this.flow.previousEventId);
    const asked = this.plan.limits.maxConcurrency;
    const concurrency = asked === 0 ? MAX_INLINE_CONCURRENCY : Math.min(asked, MAX_INLINE_CONCURRENCY);
    return this.startIterations(Math.min(concurrency, items.length), this.flow.previousEventId);
  }

  complete(iteration: Flow, output: JsonValue): void | Promise<void> {
    const { execution } = this.flow;
    const last = iteration.previousEventId;
    iteration.isAlive = false;
    this.running.delete(iteration);
    this.results[iteration.index] = output;
    const succeeded = execution.record('MapIterationSucceeded', last, {
      index: iteration.index,
      name: this.state.name,
    });
    // The next iteration links to the last event of the one it replaces, not to its `MapIterationSucceeded`.
    if (this.nextIndex < this.items.length) return this.startIterations(1, last);
    return this.running.size === 0 ? this.finish(succeeded) : undefined;
  }

  fail(failed: Flow, failure: AslFailure): void | Promise<void> {
    const { execution } = this.flow;
    const cause = failed.previousEventId;
    failed.isAlive = false;
    for (const iteration of this.running) {
      const isFailed = iteration === failed;
      if (!isFailed && !iteration.isAlive) continue;
      execution.record(isFailed ? 'MapIterationFailed' : 'MapIterationAborted', cause, {
        index: iteration.index,
        name: this.state.name,
      });
      if (isFailed) recordAborted(iteration, cause);
      else abortFlow(iteration, cause);
    }
    this.running.clear();
    this.flow.previousEventId = cause;
    return failStateFromInside(this.flow, this.state, failure);
  }

  abort(causeEventId: number): void {
    const { execution } = this.flow;
    this.flow.isAlive = false;
    if (this.state.abortedType !== undefined) execution.record(this.state.abortedType, causeEventId);
    for (const iteration of this.running) {
      execution.record('MapIterationAborted', causeEventId, { index: iteration.index, name: this.state.name });
      abortFlow(iteration, causeEventId);
    }
  }

  private startIterations(count: number, previousEventId: number): void | Promise<void> {
    for (let started = 0; started < count; started++) {
      const index = this.nextIndex++;
      const item = this.items[index] ?? null;
      const { itemInput } = this.plan;
      if (itemInput === undefined) {
        this.startIteration(index, item, item, previousEventId);
        continue;
      }
      const input = itemInput(selectorFlow(this.flow, this, { Index: index, Value: item }), this.plan.data);
      if (input instanceof Promise) {
        return input.then((known) =>
          whenKnown(this.startSelected(index, known, previousEventId), () => {
            if (!(known instanceof AslFailure)) return this.startIterations(count - started - 1, previousEventId);
            return undefined;
          }),
        );
      }
      if (input instanceof AslFailure) return this.startSelected(index, input, previousEventId);
      this.startIteration(index, item, input, previousEventId);
    }
    return undefined;
  }

  private startSelected(index: number, input: JsonValue | AslFailure, previousEventId: number): void | Promise<void> {
    if (!(input instanceof AslFailure)) {
      this.startIteration(index, this.items[index] ?? null, input, previousEventId);
      return undefined;
    }
    for (const iteration of this.running) abortFlow(iteration, this.flow.previousEventId);
    this.running.clear();
    return failState(this.flow, this.state, input);
  }

  private startIteration(index: number, value: JsonValue, input: JsonValue, previousEventId: number): void {
    const { flow } = this;
    const started = flow.execution.record('MapIterationStarted', previousEventId, { index, name: this.state.name });
    const iteration = new Flow({
      execution: flow.execution,
      scope: this.plan.scope,
      owner: this,
      index,
      mapItem: { Index: index, Value: value },
      variables: flow.variables,
      input,
      previousEventId: started,
    });
    this.running.add(iteration);
    flow.execution.run.scheduler.soon(iteration);
  }

  private async lookOnly(items: readonly JsonValue[], inside: InsideResult): Promise<void> {
    const { flow, state, plan } = this;
    const selected = await selectAll(flow, items, plan);
    if (selected instanceof AslFailure) return failState(flow, state, selected);
    if (plan.itemInput) flow.execution.run.watcher?.stage('afterItemSelector', selected);
    return takeInside(flow, state, inside, plan.outcome);
  }

  /** Both `MapStateSucceeded` and the exit link to the last event of the iterations. */
  private finish(lastEventId: number): void | Promise<void> {
    const { flow, state } = this;
    flow.previousEventId = lastEventId;
    const succeededEventId = flow.execution.record('MapStateSucceeded', lastEventId);
    return settleInside(flow, state, { succeededEventId, outcome: this.plan.outcome(flow, this.results) });
  }
}
