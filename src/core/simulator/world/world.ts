import type { JsonValue } from '../../json';
import type { TaskTarget } from '../task/resource';

/** A Task asks the world for something. */
export interface TaskCall {
  readonly target: TaskTarget;
  /** Name of the state that calls. */
  readonly state: string;
  /** Parameters, Arguments or the input, as the resource receives them. */
  readonly request: JsonValue;
  /** Retries before this call. */
  readonly retryCount: number;
  /** Index in the nearest Map. */
  readonly iteration: number | undefined;
  readonly taskToken: string | undefined;
  /** Virtual milliseconds. */
  readonly atMs: number;
}

/** What becomes of a call. */
export interface TaskAnswer {
  readonly outcome: TaskOutcome;
  /** Virtual milliseconds from the start to the outcome; 0 when absent. */
  readonly latencyMs?: number;
  /** Virtual milliseconds until the service starts; 0 when absent. */
  readonly startLatencyMs?: number;
  /** Who comes first of those that are due at the same moment: the lower rank, else who was asked first. */
  readonly rank?: number;
  /** What the service said to the request before the job ended or the callback came (`.sync`, `.waitForTaskToken`). */
  readonly submitted?: JsonValue;
  /** Milliseconds after the start at which heartbeats came (callbacks and activities). */
  readonly heartbeatsMs?: readonly number[];
  readonly workerName?: string;
  /** No worker asks for the activity: it stays scheduled. */
  readonly isNeverTaken?: boolean;
}

export type TaskOutcome =
  | { readonly kind: 'return'; readonly value: JsonValue }
  | {
      readonly kind: 'raise';
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
      readonly at?: FailurePoint;
    }
  | { readonly kind: 'never' };

/** Where a call failed, if not while it ran. */
export type FailurePoint = 'schedule' | 'start' | 'submit';

/** What the world may draw on, so that it stays reproducible. */
export interface WorldTools {
  /** Uniform in [0, 1), under the run's seed. */
  random(): number;
  uuid(): string;
}

/** An object of S3. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly text: string;
  /** Bytes, where they are not those of the text. */
  readonly size?: number;
}

/**
 * Everything outside of the machine. It answers effects and never sees the interpreter; the same seed and the same calls must give the same
 * answers. `undefined` means there is nothing of that name.
 */
export interface World {
  answer(call: TaskCall, tools: WorldTools): TaskAnswer | undefined | Promise<TaskAnswer | undefined>;
  object(bucket: string, key: string): StoredObject | undefined;
  objects(bucket: string, prefix: string): readonly StoredObject[];
}

/** A world in which nothing exists. */
export const emptyWorld: World = { answer: () => undefined, object: () => undefined, objects: () => [] };
