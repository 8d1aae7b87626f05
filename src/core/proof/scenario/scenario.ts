import type { JsonObject, JsonValue } from '../../json';
import type { GiveUp } from '../../model';

/**
 * A world and what is expected of a run in it, as data. Saved scenarios belong to the agent file. Tools are named as the model names them.
 */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  /** What the user says first. */
  readonly request: string;
  /** Decides jitter and faults; the same seed gives the same run. */
  readonly seed: number;
  readonly model: ModelWorld;
  readonly tools: Readonly<Record<string, ToolWorld>>;
  /** Tools that watch a slow job. */
  readonly jobs: Readonly<Record<string, JobWorld>>;
  readonly people: PeopleWorld;
  readonly expectations: readonly Expectation[];
}

/** The language model: it follows its script, or calls the tools of its plan in order, a watching tool until its job has ended, and answers. */
export interface ModelWorld {
  /** Seconds of one turn. */
  readonly turnSeconds: number;
  /** Tools in the order it calls them; one that is not in the agent is passed over. */
  readonly plan: readonly string[];
  /** Tokens it writes in a turn, besides what it calls. */
  readonly tokensPerTurn: number;
  /** What it says beside each call of its plan; it stays in the conversation, and later turns read it again. */
  readonly says: string;
  /** Memory of the Lambda that calls the model, if there is one; it is billed while the model thinks. */
  readonly memoryMb: number;
  /** What it says turn by turn instead of following the plan; after the last one it answers. null: the plan. */
  readonly script: readonly ScriptedTurn[] | null;
  /** Part of its calls that fail, 0 to 1. */
  readonly failureRate: number;
  /** Error Name of such a failure. */
  readonly failure: string;
}

/** One turn of a scripted model; a turn without calls ends the conversation. */
export interface ScriptedTurn {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly input: JsonObject }[];
}

/** What a tool does when it is called. */
export interface ToolWorld {
  /** Seconds of one call. */
  readonly seconds: number;
  /** What it answers; for a watching tool the fields beside the status. */
  readonly answer: JsonValue;
  /** What the model hands to it. */
  readonly input: JsonObject;
  /** Part of the calls that fail, 0 to 1. */
  readonly failureRate: number;
  /** Error Name of such a failure. */
  readonly failure: string;
  /** Memory of its Lambda. */
  readonly memoryMb: number;
  /** Makes the tool sleep in its own Lambda before it answers a running status, as tools that throttle themselves do. */
  readonly sleepSeconds: number;
  /** Fixed answers, which come before what the tool, its job and its failures would say. */
  readonly pinned: readonly PinnedAnswer[];
}

/** The fixed answer to one call, or to every call that has none of its own. */
export type PinnedAnswer =
  | { readonly call: CallNumber | null; readonly answer: JsonValue }
  /** The call fails. */
  | { readonly call: CallNumber | null; readonly error: string; readonly cause: string };

/** The how manieth call of a tool in a run, retries included, from 1. */
type CallNumber = number;

/** A job behind a tool. */
export interface JobWorld {
  /** Seconds it runs; null: it never ends. */
  readonly durationSeconds: number | null;
  readonly outcome: 'succeeded' | 'failed' | 'input-required';
  /** Tool whose answer starts the job; null: the first call of the watching tool. */
  readonly startedBy: string | null;
}

/** People who approve calls or decide when a tool gives up. */
export interface PeopleWorld {
  readonly decision: 'approve' | 'reject' | 'silent';
  readonly afterSeconds: number;
}

/** A sentence about a run that is true or not. */
export type Expectation =
  | { readonly kind: 'ends'; readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' }
  | {
      readonly kind: 'calls-at-most';
      readonly tool: string;
      readonly calls: number;
      /** In any window of that many seconds; null: in the whole run. */
      readonly withinSeconds: number | null;
    }
  | { readonly kind: 'calls-at-least'; readonly tool: string; readonly calls: number }
  /** Seconds between the beginnings of two calls that follow each other. */
  | { readonly kind: 'calls-apart-at-least'; readonly tool: string; readonly seconds: number }
  | {
      readonly kind: 'gives-up';
      readonly tool: string;
      readonly afterChecks: number;
      /** What follows; null: whatever. */
      readonly onGiveUp: GiveUp | null;
    }
  | { readonly kind: 'notices-within'; readonly tool: string; readonly seconds: number }
  /** Virtual seconds of the whole run. */
  | { readonly kind: 'lasts-at-most'; readonly seconds: number }
  | { readonly kind: 'model-turns-at-most'; readonly turns: number }
  | { readonly kind: 'transitions-at-most'; readonly transitions: number }
  | { readonly kind: 'events-at-most'; readonly events: number }
  | { readonly kind: 'costs-at-most'; readonly usdPerThousandRuns: number };
