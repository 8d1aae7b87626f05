import type { Branded } from '../base';
import type { JsonObject, JsonValue } from '../json';

/**
 * Amazon States Language as written: the shapes of a definition that is known to be well-formed. Foreign text is a JsonValue until the
 * validator has seen it.
 *
 * @see https://states-language.net/spec.html and the Step Functions developer guide
 */
export interface StateMachine {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly Version?: string;
  readonly TimeoutSeconds?: number;
  readonly StartAt: string;
  readonly States: States;
}

/** Unique within its machine, at most 80 characters. */
export type StateName = Branded<'StateName'>;

export type QueryLanguage = 'JSONPath' | 'JSONata';

export type States = Readonly<Record<string, State>>;

export type State =
  TaskState | PassState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;

export type StateType = State['Type'];

interface StateBase {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Assign?: JsonObject;
  readonly Output?: JsonValue;
}

/** Where execution goes next: exactly one of the two. */
export interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

interface ErrorHandling {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

interface PathResults {
  readonly ResultPath?: string | null;
  readonly ResultSelector?: JsonObject;
}

export interface TaskState extends StateBase, Transition, ErrorHandling, PathResults {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Parameters?: JsonValue;
  readonly Arguments?: JsonValue;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  readonly Credentials?: JsonObject;
}

export interface PassState extends StateBase, Transition {
  readonly Type: 'Pass';
  readonly Result?: JsonValue;
  readonly ResultPath?: string | null;
  readonly Parameters?: JsonValue;
}

export interface ChoiceState extends StateBase {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** A top-level Choice Rule. JSONata: `Condition`; JSONPath: a test expression, kept as written. */
export interface ChoiceRule {
  readonly Condition?: string;
  readonly Next: string;
  readonly Assign?: JsonObject;
  readonly Output?: JsonValue;
  readonly Comment?: string;
  readonly [testExpression: string]: JsonValue | undefined;
}

export interface WaitState extends StateBase, Transition {
  readonly Type: 'Wait';
  readonly Seconds?: number | string;
  readonly Timestamp?: string;
  readonly SecondsPath?: string;
  readonly TimestampPath?: string;
}

export interface SucceedState extends StateBase {
  readonly Type: 'Succeed';
}

export interface FailState extends StateBase {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

export interface ParallelState extends StateBase, Transition, ErrorHandling, PathResults {
  readonly Type: 'Parallel';
  readonly Branches: readonly Branch[];
  readonly Parameters?: JsonValue;
  readonly Arguments?: JsonValue;
}

/** States that run on their own inside another: a Branch of a Parallel, or the Item Processor of a Map. */
export interface Branch {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: States;
}

export interface MapState extends StateBase, Transition, ErrorHandling, PathResults {
  readonly Type: 'Map';
  readonly Items?: JsonValue;
  readonly ItemsPath?: string;
  readonly ItemSelector?: JsonValue;
  readonly Parameters?: JsonValue;
  readonly ItemReader?: JsonObject;
  readonly ItemBatcher?: JsonObject;
  readonly ResultWriter?: JsonObject;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
  readonly ItemProcessor?: ItemProcessor;
  /** Deprecated name of ItemProcessor, still accepted by AWS. */
  readonly Iterator?: ItemProcessor;
}

export interface ItemProcessor extends Branch {
  readonly ProcessorConfig?: {
    readonly Mode?: 'INLINE' | 'DISTRIBUTED';
    readonly ExecutionType?: 'STANDARD' | 'EXPRESS';
  };
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
  readonly Comment?: string;
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Assign?: JsonObject;
  readonly Output?: JsonValue;
  readonly Comment?: string;
}
