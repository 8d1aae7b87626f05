import { isJsonObject, type JsonValue } from '../../json';
import { Execution } from '../execution';
import { AslFailure, failureDetails } from '../failure';
import { Flow, type Activity, type PreparedState } from '../flow';
import { mapRunArn } from '../names';
import { textField } from '../prepare/raw';
import { failState, failStateFromInside, settleInside } from '../transitions';
import { takeInside } from '../states/parallel';
import { batchItems } from './batches';
import type { Distribution, PreparedBatcher, PreparedReader } from './distribution';
import { firstItems, readItems, type ReadItems } from './itemReader';
import { selectAll, type Items, type MapLimits, type MapPlan } from './mapPlan';
import { mapRunResult } from './runResult';

/** AWS runs at most 10,000 child executions of a Map Run at once. */
const MAX_DISTRIBUTED_CONCURRENCY = 10_000;

interface DistributedPlan extends MapPlan {
  readonly distribution: Distribution;
  readonly limits: MapLimits;
  /** The effective input. */
  readonly data: JsonValue;
}

/** A Map whose items are worked on by child executions with histories of their own. */
export class DistributedMap implements Activity {
  private readonly flow: Flow;
  private readonly state: PreparedState;
  private readonly plan: DistributedPlan;
  private readonly arn: string;
  private readonly label: string;
  private inputs: readonly JsonValue[] = [];
  private readonly children: Execution[] = [];
  private nextIndex = 0;
  private open = 0;
  private failed = 0;
  private runStartedEventId = 0;
  private isOpen = true;

  constructor(flow: Flow, state: PreparedState, plan: DistributedPlan) {
    this.flow = flow;
    this.state = state;
    this.plan = plan;
    const { run, names } = flow.execution;
    this.label = plan.distribution.label ?? run.uuid();
    this.arn = mapRunArn(names, this.label, run.uuid());
  }

  async start(given: Items): Promise<void> {
    const { flow } = this;
    const { execution } = flow;
    flow.activity = this;
    this.runStartedEventId = flow.previousEventId = execution.record('MapRunStarted', flow.previousEventId, {
      mapRunArn: this.arn,
    });
    const { reader, batcher } = this.plan.distribution;
    const items = reader ? await this.read(reader) : { items: given, source: 'STATE_DATA' };
    if (items instanceof AslFailure) return this.failRun(items);
    const selected = await selectAll(flow, items.items, {
      ...this.plan,
      ...(execution.run.behavior.distributesObjects && { source: items.source }),
    });
    if (selected instanceof AslFailure) return this.failRun(selected);
    execution.run.watcher?.stage('afterItemSelector', selected);
    const inputs = batcher ? await this.batch(batcher, selected) : selected;
    if (inputs instanceof AslFailure) return this.failRun(inputs);
    if (batcher) execution.run.watcher?.stage('afterItemBatcher', inputs);
    const inside = execution.run.watcher?.inside;
    if (inside) return takeInside(flow, this.state, inside, this.plan.outcome);
    this.inputs = inputs;
    const asked = this.plan.limits.maxConcurrency || MAX_DISTRIBUTED_CONCURRENCY;
    const atOnce = Math.min(asked, MAX_DISTRIBUTED_CONCURRENCY, inputs.length);
    for (let index = 0; index < atOnce; index++) this.startChild();
    return inputs.length === 0 ? this.finish() : undefined;
  }

  abort(causeEventId: number): void {
    const { execution } = this.flow;
    this.isOpen = false;
    this.flow.isAlive = false;
    this.stopChildren();
    execution.record('MapRunAborted', this.runStartedEventId);
    if (this.state.abortedType !== undefined) execution.record(this.state.abortedType, causeEventId);
  }

  private async read(reader: PreparedReader): Promise<ReadItems | AslFailure> {
    const { flow, plan } = this;
    const request = await reader.request(flow, plan.data);
    if (request instanceof AslFailure) return request;
    const maxItems = await reader.maxItems?.(flow, plan.data);
    if (maxItems instanceof AslFailure) return maxItems;
    const { world, scheduler, behavior } = flow.execution.run;
    const read = readItems(world, {
      resource: reader.resource,
      request,
      config: reader.config,
      nowMs: scheduler.nowMs,
      allowsObjects: behavior.distributesObjects,
    });
    if (!read.ok) return new AslFailure('States.ItemReaderFailed', read.error);
    // Recorded: 0, and more than AWS's 100,000,000, both mean all items.
    return maxItems === undefined || maxItems === 0 ? read.value : firstItems(read.value, maxItems);
  }

  private async batch(
    batcher: PreparedBatcher,
    items: readonly JsonValue[],
  ): Promise<readonly JsonValue[] | AslFailure> {
    const { flow, plan } = this;
    const maxItems = await batcher.maxItems?.(flow, plan.data);
    if (maxItems instanceof AslFailure) return maxItems;
    const maxBytes = await batcher.maxBytes?.(flow, plan.data);
    if (maxBytes instanceof AslFailure) return maxBytes;
    const batchInput = await batcher.batchInput?.(flow, plan.data);
    if (batchInput instanceof AslFailure) return batchInput;
    return batchItems(items, { maxItems, maxBytes, batchInput });
  }

  private startChild(): void {
    const { run, names } = this.flow.execution;
    const input = this.inputs[this.nextIndex++] ?? null;
    const child = new Execution({
      run,
      names: { ...names, stateMachine: `${names.stateMachine}/${this.label}`, execution: run.uuid() },
      type: this.plan.distribution.childType,
      input,
      keepHistory: false,
      onEnd: (ended) => run.scheduler.soon({ run: () => (this.isOpen ? this.childEnded(ended) : undefined) }),
    });
    run.metrics.childWorkflows++;
    this.children.push(child);
    this.open++;
    child.root = new Flow({
      execution: child,
      scope: this.plan.scope,
      owner: child,
      index: 0,
      variables: {},
      input,
      previousEventId: 0,
    });
    child.record('ExecutionStarted', 0, { input });
    run.scheduler.soon(child.root);
  }

  private childEnded(child: Execution): void | Promise<void> {
    this.open--;
    if (child.status !== 'SUCCEEDED') {
      this.failed++;
      if (this.isBeyondTolerance()) {
        return this.failRun(
          new AslFailure(
            'States.ExceedToleratedFailureThreshold',
            'The specified tolerated failure threshold was exceeded',
          ),
        );
      }
    }
    if (this.nextIndex < this.inputs.length) this.startChild();
    return this.open === 0 ? this.finish() : undefined;
  }

  /** Without a tolerance, the first failure is too much; with both, whichever is exceeded first. */
  private isBeyondTolerance(): boolean {
    const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = this.plan.limits;
    const isOverCount = this.failed > (count ?? 0);
    const isOverPercentage = (100 * this.failed) / this.inputs.length > (percentage ?? 0);
    if (count === undefined) return isOverPercentage;
    return percentage === undefined ? isOverCount : isOverCount || isOverPercentage;
  }

  private async finish(): Promise<void> {
    const { flow, state, plan } = this;
    const { execution } = flow;
    const { writer } = plan.distribution;
    this.isOpen = false;
    let result: JsonValue = mapRunResult(this.children, writer?.transformation ?? 'COMPACT');
    if (writer?.request) {
      const request = await writer.request(flow, plan.data);
      if (request instanceof AslFailure) return this.failRun(request);
      result = { MapRunArn: this.arn, ResultWriterDetails: this.writtenTo(request) };
    }
    const runSucceeded = execution.record('MapRunSucceeded', flow.previousEventId);
    const succeededEventId = execution.record('MapStateSucceeded', runSucceeded);
    if (!execution.run.behavior.mapExitLinksToRunStart) flow.previousEventId = runSucceeded;
    return settleInside(flow, state, { succeededEventId, outcome: plan.outcome(flow, result) });
  }

  private writtenTo(request: JsonValue): JsonValue {
    const to = isJsonObject(request) ? request : {};
    const prefix = textField(to, 'Prefix');
    const runId = this.arn.slice(this.arn.lastIndexOf(':') + 1);
    return {
      Bucket: textField(to, 'Bucket') ?? '',
      Key: `${prefix === undefined ? '' : `${prefix}/`}${runId}/manifest.json`,
    };
  }

  /** The Map Run fails, and the state with it; a failure of a field of the state is the state's own. */
  private failRun(failure: AslFailure): void | Promise<void> {
    const { flow, state } = this;
    this.isOpen = false;
    this.stopChildren();
    if (failure.wantsPreamble) return failState(flow, state, failure);
    flow.previousEventId = flow.execution.record('MapRunFailed', flow.previousEventId, failureDetails(failure));
    return failStateFromInside(flow, state, failure);
  }

  private stopChildren(): void {
    for (const child of this.children) child.stop('ABORTED');
  }
}
