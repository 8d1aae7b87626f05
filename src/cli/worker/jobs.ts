import type { JsonValue } from '../../core/json';
import type {
  ConformanceLevel,
  ConformanceResult,
  MachineType,
  RunResult,
  WorldDescription,
} from '../../core/simulator';

/** What the worker is asked to do. Plain data, so that it can be sent. */
export type Job = SimulateJob | CaseJob;

export interface SimulateJob {
  readonly kind: 'simulate';
  readonly definition: JsonValue;
  readonly input: JsonValue;
  readonly world: WorldDescription;
  readonly type: MachineType;
  readonly seed: number;
  readonly wallMs: number;
}

export interface CaseJob {
  readonly kind: 'case';
  readonly source: JsonValue;
  readonly level: ConformanceLevel;
}

/** What each kind of job gives. */
export interface JobResults {
  readonly simulate: RunResult;
  readonly case: ConformanceResult;
}

/** What the worker sends back. */
export type WorkerMessage =
  | { readonly kind: 'done'; readonly result: RunResult | ConformanceResult }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'progress'; readonly steps: number; readonly events: number; readonly virtualMs: number };
