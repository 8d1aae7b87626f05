import type { JsonValue } from '../../json';

/**
 * How a task answers, as data. `delay`, `sequence`, `fault` and `job` are made of other behaviours.
 *
 * All times are virtual.
 */
export type Behavior =
  /** Answers its request. */
  | { readonly kind: 'echo' }
  | { readonly kind: 'return'; readonly value: JsonValue }
  | {
      readonly kind: 'raise';
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
      readonly at?: 'schedule' | 'start' | 'submit' | undefined;
    }
  /** Never answers. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'delay'; readonly seconds: number; readonly then: Behavior }
  /** Answers so many `a`. */
  | { readonly kind: 'largeString'; readonly length: number }
  /** One after the other; the last one stays. */
  | { readonly kind: 'sequence'; readonly steps: readonly Behavior[] }
  /** Starts at its first call and runs for `durationSeconds`: answers `running` until then, `final` from then on. */
  | JobBehavior
  /** Fails with `rate` (0 to 1, drawn under the seed), else does as `then` says. */
  | {
      readonly kind: 'fault';
      readonly rate: number;
      readonly error: string;
      readonly cause?: string | undefined;
      readonly then: Behavior;
    }
  /** Puts what the inner behaviour answers into an envelope: `{"answer": …}` at the given key beside `fields`. */
  | ModelBehavior;

export interface JobBehavior {
  readonly kind: 'job';
  readonly durationSeconds: number;
  /** Each value of this path of the request is a job of its own; without it there is one job. */
  readonly keyPath?: string | undefined;
  readonly running: JsonValue;
  readonly final: JsonValue;
}

/** A language model in the payload format of the agent framework. */
export interface ModelBehavior {
  readonly kind: 'model';
  /** What it does turn by turn; the last one stays when `policy` is absent. */
  readonly turns?: readonly ModelTurn[] | undefined;
  /** Decides by the last message: calls `tool` until its result has a final status, then says `finalText`. */
  readonly policy?: ModelPolicy | undefined;
  readonly latencySeconds?: number | undefined;
  readonly tokensPerTurn?: { readonly input: number; readonly output: number } | undefined;
}

export interface ModelTurn {
  readonly text?: string | undefined;
  readonly calls?: readonly { readonly name: string; readonly input: JsonValue }[] | undefined;
}

export interface ModelPolicy {
  readonly tool: string;
  readonly input: JsonValue;
  /** Where the status is in the tool's answer; `status` unless given. */
  readonly statusField?: string | undefined;
  /** Values, in any case, after which the model stops asking. */
  readonly finalStatuses: readonly string[];
  readonly finalText?: string | undefined;
}
