/** Who waits: nobody, the machine before each call, a loop in the machine, or a callback with a task token. */
export type PollingMode = 'none' | 'wait-before-call' | 'poll-in-machine' | 'callback';

/**
 * How a tool waits (DESIGN, section 3). The two fields of the original design keep their names on every border. Numbers may hold what a
 * person typed even if it is out of bounds (0, 1.5): the linter says so and the compiler goes on as far as it can. null: empty field.
 */
export interface PollingSettings {
  readonly mode: PollingMode;
  /** Seconds between checks; valid: whole, 1 to 99,999,999. */
  readonly polling_interval: number | null;
  /** Checks before giving up; valid: whole, at least 1. Enforced by the machine. */
  readonly max_polling_attempts: number | null;
  readonly firstCheck: 'after-interval' | 'at-once';
  readonly backoff: BackoffSettings | null;
  readonly jitter: 'none' | 'full';
  /** Seconds after the first call when the tool gives up whatever the count; null: no deadline. */
  readonly deadlineSeconds: number | null;
  /** Follow `next_check_in` of the tool's answer; null: ignore it. */
  readonly hint: HintSettings | null;
  readonly status: StatusMapping;
  readonly onGiveUp: GiveUp;
  /** Activity that a person answers when `onGiveUp` is `human`; null: not chosen. */
  readonly giveUpActivityArn: string | null;
  /** One count for the run, or one for each distinct input. */
  readonly attemptScope: 'tool' | 'input';
  /** For `callback`: seconds until the answer must be there, and between heartbeats (null: none). */
  readonly callback: CallbackSettings;
  /** The paragraph this tool adds to the system prompt. */
  readonly prompt: PromptParagraph;
}

export interface BackoffSettings {
  /** Each interval is the last one times this; at least 1. */
  readonly rate: number;
  readonly maxIntervalSeconds: number;
}

export interface HintSettings {
  readonly floorSeconds: number;
  readonly ceilingSeconds: number;
}

/** Where the status is in the answer and what its values mean; compared without regard to case. */
export interface StatusMapping {
  /** Dotted path in the answer: `status`, `job.state`. */
  readonly path: string;
  readonly running: readonly string[];
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly inputRequired: readonly string[];
}

export interface CallbackSettings {
  readonly timeoutSeconds: number;
  readonly heartbeatSeconds: number | null;
}

export type GiveUp = 'tell-model' | 'fail' | 'human';

export type PromptParagraph =
  { readonly type: 'generated' } | { readonly type: 'off' } | { readonly type: 'custom'; readonly text: string };
