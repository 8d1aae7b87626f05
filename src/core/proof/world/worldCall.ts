import type { JsonValue } from '../../json';

/** Something the machine asked of the world, as it is billed and counted. */
export type WorldCall = ModelCall | ToolCall | PersonCall;

export interface ModelCall {
  readonly kind: 'model';
  readonly atMs: number;
  readonly lastsMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Bytes of the request, the whole conversation in it. */
  readonly requestBytes: number;
  /** Memory of the Lambda that was billed meanwhile; null: no Lambda in between. */
  readonly lambdaMb: number | null;
  /** Watching tools of whose end, or giving up, the conversation told the model. */
  readonly settled: readonly string[];
  /** The call failed: no turn was taken. */
  readonly failed: boolean;
}

export interface ToolCall {
  readonly kind: 'tool';
  readonly tool: string;
  /** The how manieth call of this tool, from 1. */
  readonly call: number;
  readonly atMs: number;
  readonly lastsMs: number;
  /** What came back; null: nothing, ever. */
  readonly said: ToolSaid | null;
  /** Memory of the Lambda that was billed; null: something else. */
  readonly lambdaMb: number | null;
  /** Milliseconds of it; a function that hands out a task token is not billed while the job runs. */
  readonly billedMs: number;
  /** Milliseconds of it in which the tool does something; the rest it sleeps, or the job runs. */
  readonly worksMs: number;
  /** The call asked the service behind the job for its status; a job that reports by itself is not asked. */
  readonly asksStatus: boolean;
  /** When the job behind it ended; null: not yet, or there is none. */
  readonly jobEndedMs: number | null;
  /** The answer told a final status. */
  readonly isFinal: boolean;
}

/** A tool's own answer, without the envelope of the Task that brings it. */
export type ToolSaid = { readonly answer: JsonValue } | { readonly error: string; readonly cause: string };

export interface PersonCall {
  readonly kind: 'person';
  /** Tool that is approved, or that gave up. */
  readonly tool: string;
  readonly atMs: number;
}
