import type { JsonObject, JsonValue } from '../json';
import type { NodeId } from './ids';
import type { PollingSettings } from './polling';

/** A tool the model may call. */
export interface ToolNode {
  readonly id: NodeId;
  readonly kind: 'tool';
  /** Name as the model sees it; snake_case by habit, `^[a-zA-Z0-9_-]{1,64}$` by the providers' rule. */
  readonly toolName: string;
  readonly description: string;
  /** JSON Schema of the input, as the model sees it. */
  readonly inputSchema: JsonObject;
  readonly target: ToolTarget;
  readonly polling: PollingSettings;
  /** A person decides before the tool runs; null: nobody is asked. */
  readonly approval: ApprovalSettings | null;
  readonly errors: ErrorSettings;
  /** Fields of `tool_configs` or of a registry that mean nothing here; they survive every path. */
  readonly extra: JsonObject;
}

/** What runs when the model calls the tool. */
export type ToolTarget =
  | { readonly type: 'lambda'; readonly functionArn: string }
  /** Remote execution: a worker outside polls the activity, works and answers. */
  | { readonly type: 'activity'; readonly activityArn: string; readonly heartbeatSeconds: number | null }
  /** Another state machine, started with `startExecution.sync:2`. */
  | { readonly type: 'sub-agent'; readonly stateMachineArn: string }
  /** Any service integration, e.g. `arn:aws:states:::athena:getQueryExecution`. */
  | {
      readonly type: 'service';
      readonly resourceArn: string;
      /** Arguments of the Task; JSONata strings `{% $states.input.input.x %}` allowed. */
      readonly arguments: JsonValue;
    };

export type ToolTargetType = ToolTarget['type'];

/** A human decision: approve, reject, approve with edited input, or nobody answers. */
export interface ApprovalSettings {
  /** Activity a person's dashboard reads from, or a task token handed to a Lambda. */
  readonly via:
    | { readonly type: 'activity'; readonly activityArn: string }
    | { readonly type: 'task-token'; readonly functionArn: string };
  /** Seconds to wait for the decision. */
  readonly timeoutSeconds: number;
  /** Seconds between heartbeats of the approver's side; null: none asked for. */
  readonly heartbeatSeconds: number | null;
}

/** What happens when the Task fails. */
export interface ErrorSettings {
  /** Seconds one attempt may take. */
  readonly timeoutSeconds: number;
  /** Retry of Lambda's (or the service's) transient errors. */
  readonly retry: RetrySettings;
  /** After the retries: a well-formed tool_result that says what failed, or the execution fails. */
  readonly onFailure: 'tell-model' | 'fail';
}

export interface RetrySettings {
  readonly enabled: boolean;
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  /** Cap of the delay; null: none. */
  readonly maxDelaySeconds: number | null;
  readonly jitter: 'none' | 'full';
  /** Error Names besides the transient ones of the target. */
  readonly additionalErrors: readonly string[];
}
