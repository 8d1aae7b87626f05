import type { JsonValue } from '../../json';

/** What is asked of TestState. Texts that hold JSON in AWS's API are texts here as well; `definition`, `input`, `context` and `variables` may also be values. */
export interface TestStateRequest {
  /** A state, or a machine if `stateName` says which of its states is meant. A text only where it is no JSON. */
  readonly definition: JsonValue;
  readonly stateName?: string;
  readonly input?: JsonValue;
  readonly variables?: JsonValue;
  readonly roleArn?: string;
  /** `INFO` unless given. */
  readonly inspectionLevel?: InspectionLevel;
  readonly revealSecrets?: boolean;
  readonly mock?: Mock;
  readonly context?: JsonValue;
  readonly stateConfiguration?: StateConfiguration;
}

export type InspectionLevel = 'INFO' | 'DEBUG' | 'TRACE';

/** What the state's work comes to instead of being done: exactly one of `result` and `errorOutput`. */
export interface Mock {
  /** JSON text. */
  readonly result?: string;
  readonly errorOutput?: { readonly error?: string; readonly cause?: string };
  /** How a result is held against the model of the service; `STRICT` unless given. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE';
}

export interface StateConfiguration {
  /** Retries already made by the Retrier that matches. */
  readonly retrierRetryCount?: number;
  /** State inside a Map or Parallel which the mocked error comes from. */
  readonly errorCausedByState?: string;
  readonly mapIterationFailureCount?: number;
  /** What the Item Reader would have read, as text. */
  readonly mapItemReaderData?: string;
}

/** TestState's answer. Data are values; AWS's API writes them as JSON texts. */
export interface TestStateResponse {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  /** From level `DEBUG` on. */
  readonly inspectionData?: Readonly<Record<string, JsonValue>>;
}

/** A request AWS refuses. */
export interface TestStateRefusal {
  readonly errorCode: 'ValidationException' | 'InvalidDefinition' | 'InvalidExecutionInput';
  readonly errorMessage: string;
}

export function refused(errorMessage: string): TestStateRefusal {
  return { errorCode: 'ValidationException', errorMessage };
}
