import type { Result } from '../../core/base';
import type { PriceTable } from '../../core/cost';
import type { Diagnostic } from '../../core/diagnostics';
import type { JsonValue } from '../../core/json';
import type { AgentDocument, NodeId } from '../../core/model';
import type {
  FleetRequest,
  FleetResult,
  Scenario,
  ScenarioMetrics,
  SweepPoint,
  TestReport,
  WayComparison,
} from '../../core/proof';
import type {
  ConformanceLevel,
  ConformanceResult,
  MachineType,
  RunResult,
  WorldDescription,
} from '../../core/simulator';

/** What the worker is asked to do. Plain data, so that it can be sent. */
export type Job = SimulateJob | ScenarioJob | TestJob | CompareJob | FleetJob | CaseJob;

/** Runs a definition in a world that was written down. */
export interface SimulateJob {
  readonly kind: 'simulate';
  readonly definition: JsonValue;
  readonly input: JsonValue;
  readonly world: WorldDescription;
  readonly type: MachineType;
  readonly seed: number;
  readonly wallMs: number;
}

/** Runs an agent in a scenario. */
export interface ScenarioJob {
  readonly kind: 'scenario';
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  /** undefined: the scenario's request. */
  readonly input: JsonValue | undefined;
  readonly wallMs: number;
}

export interface TestJob {
  readonly kind: 'test';
  readonly document: AgentDocument;
  readonly prices: PriceTable;
}

export interface CompareJob {
  readonly kind: 'compare';
  readonly document: AgentDocument;
  readonly toolId: NodeId;
  readonly scenario: Scenario;
  readonly prices: PriceTable;
}

export interface FleetJob {
  readonly kind: 'fleet';
  readonly document: AgentDocument;
  readonly toolId: NodeId;
  readonly scenario: Scenario;
  readonly request: FleetRequest;
}

export interface CaseJob {
  readonly kind: 'case';
  readonly source: JsonValue;
  readonly level: ConformanceLevel;
}

/** A run of an agent, with what only an agent has: turns, tokens, calls of its tools. */
export interface ScenarioResult extends RunResult {
  readonly agent: ScenarioMetrics;
}

/** What each kind of job gives. */
export interface JobResults {
  readonly simulate: RunResult;
  readonly scenario: ScenarioResult;
  /** Or what is wrong with the scenarios. */
  readonly test: Result<TestReport, Diagnostic[]>;
  readonly compare: { readonly comparison: WayComparison; readonly sweep: readonly SweepPoint[] };
  /** null: the tool is never called. */
  readonly fleet: FleetResult | null;
  readonly case: ConformanceResult;
}

/** What the worker sends back. */
export type WorkerMessage =
  | { readonly kind: 'done'; readonly result: JobResults[Job['kind']] }
  | { readonly kind: 'failed'; readonly message: string }
  /** How far the job is, in words. */
  | { readonly kind: 'progress'; readonly text: string };
