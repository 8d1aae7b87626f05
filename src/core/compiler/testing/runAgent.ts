import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { AgentDocument } from '../../model';
import {
  emptyWorld,
  runStateMachine,
  type HistoryEvent,
  type RunResult,
  type TaskAnswer,
  type TaskCall,
  type World,
} from '../../simulator';
import { compileAgent } from '../compileAgent';
import { asJson } from './expressions';

/** One answer of the model: what it says and which tools it calls. */
export interface Turn {
  readonly text?: string;
  readonly calls?: readonly { readonly name: string; readonly input?: JsonValue; readonly id?: string }[];
}

/** Everything outside of the machine, by what the tests care about. */
export interface AgentWorld {
  /** The model, by the number of the turn (from 1) and the last message it was given. */
  readonly model: (turn: number, last: JsonObject) => Turn;
  /** Answers of Tasks by the name of their State; the count is that of this State's calls, from 1. */
  readonly tasks?: Readonly<Record<string, (call: TaskCall, count: number) => TaskAnswer>>;
  readonly secondsPerTurn?: number;
}

/** What a run did, in seconds since its start. */
export interface AgentRun {
  readonly result: RunResult;
  /** Conversation at the end, or as the model last saw it. */
  readonly messages: readonly JsonObject[];
  readonly modelTurns: number;
  /** Calls of one State, in order. */
  readonly callsOf: (state: string) => readonly { readonly atSeconds: number; readonly request: JsonValue }[];
  readonly enteredOf: (state: string) => readonly number[];
  /** The tool_result blocks, in the order the model read them. */
  readonly toolResults: readonly JsonObject[];
  /** Parsed contents of them. */
  readonly contents: readonly JsonValue[];
}

/** Compiles an agent and runs it to its end on the virtual clock. */
export async function runAgent(
  document: AgentDocument,
  world: AgentWorld,
  input: JsonValue = { messages: [{ role: 'user', content: 'How far is the batch?' }] },
): Promise<AgentRun> {
  const calls: TaskCall[] = [];
  const seen: { messages: readonly JsonObject[]; turns: number } = { messages: [], turns: 0 };
  const counts = new Map<string, number>();

  const answer = (call: TaskCall): TaskAnswer | undefined => {
    calls.push(call);
    const count = (counts.get(call.state) ?? 0) + 1;
    counts.set(call.state, count);
    const asked = modelRequest(call);
    if (asked !== null) {
      seen.messages = asked.messages;
      seen.turns += 1;
      const turn = world.model(seen.turns, asked.messages.at(-1) ?? {});
      const value = asked.bedrock ? converseAnswer(turn, seen.turns) : serviceAnswer(turn, seen.turns);
      return { ...returning(value), latencyMs: (world.secondsPerTurn ?? 0) * 1000 };
    }
    return world.tasks?.[call.state]?.(call, count);
  };

  const definition = asJson(compileAgent(document).definition);
  const world_: World = { ...emptyWorld, answer };
  const result = await runStateMachine({ definition, input, world: world_, budgets: { steps: 200_000 } });
  const start = result.history[0]?.timestamp ?? 0;
  const messages = finalMessages(result) ?? seen.messages;
  const toolResults = messages.flatMap(blocksOf).filter((block) => block['type'] === 'tool_result');
  return {
    result,
    messages,
    modelTurns: seen.turns,
    toolResults,
    contents: toolResults.map(({ content }) => contentOf(content)),
    callsOf: (state) =>
      calls
        .filter((call) => call.state === state)
        .map(({ atMs, request }) => ({ atSeconds: (atMs - start) / 1000, request })),
    enteredOf: (state) =>
      result.history.filter((event) => nameEntered(event) === state).map(({ timestamp }) => (timestamp - start) / 1000),
  };
}

/** An answer of a function called through `lambda:invoke`. */
export function lambdaAnswer(payload: JsonValue, latencySeconds = 0): TaskAnswer {
  return { ...returning({ StatusCode: 200, Payload: payload }), latencyMs: latencySeconds * 1000 };
}

/** An answer that came through a task token or from an activity's worker. */
export function tokenAnswer(value: JsonValue, latencySeconds = 0): TaskAnswer {
  return { ...returning(value), latencyMs: latencySeconds * 1000 };
}

export function failing(error?: string, cause?: string): TaskAnswer {
  return { outcome: { kind: 'raise', error, cause } };
}

export const NEVER: TaskAnswer = { outcome: { kind: 'never' } };

/**
 * What is wrong with a conversation: each tool_use of an assistant message must have, in the next message, one tool_result with its id, in
 * order. Model APIs refuse anything else.
 */
export function conversationProblems(messages: readonly JsonObject[]): string[] {
  return messages.flatMap((message, index) => {
    const uses = blocksOf(message).filter((block) => block['type'] === 'tool_use');
    if (message['role'] !== 'assistant' || uses.length === 0) return [];
    const next = messages[index + 1];
    const results = next === undefined ? [] : blocksOf(next).filter((block) => block['type'] === 'tool_result');
    const wanted = JSON.stringify(uses.map((use) => use['id']));
    const given = JSON.stringify(results.map((result) => result['tool_use_id']));
    return wanted === given ? [] : [`message ${index} calls ${wanted}, message ${index + 1} answers ${given}`];
  });
}

function blocksOf(message: JsonObject): JsonObject[] {
  return isJsonArray(message['content']) ? message['content'].filter(isJsonObject) : [];
}

function modelRequest({ request }: TaskCall): { messages: readonly JsonObject[]; bedrock: boolean } | null {
  if (!isJsonObject(request)) return null;
  const { Payload: payload, Messages: converse } = request;
  if (isJsonArray(converse)) return { messages: converse.filter(isJsonObject), bedrock: true };
  if (!isJsonObject(payload) || !isJsonArray(payload['messages'])) return null;
  return { messages: payload['messages'].filter(isJsonObject), bedrock: false };
}

function serviceAnswer({ text, calls = [] }: Turn, turn: number): JsonValue {
  const functionCalls = calls.map(({ name, input = {}, id }, index) => ({
    id: id ?? `call_${turn}_${index + 1}`,
    name,
    input,
  }));
  const texts = text === undefined ? [] : [{ type: 'text', text }];
  const content = [...texts, ...functionCalls.map((call) => ({ type: 'tool_use', ...call }))];
  return {
    StatusCode: 200,
    Payload: {
      message: { role: 'assistant', content },
      ...(functionCalls.length === 0 ? {} : { function_calls: functionCalls }),
      metadata: { tokens_used: { input_tokens: 50, output_tokens: 20, total_tokens: 70 } },
    },
  };
}

function converseAnswer({ text, calls = [] }: Turn, turn: number): JsonValue {
  const uses = calls.map(({ name, input = {}, id }, index) => ({
    ToolUse: { ToolUseId: id ?? `call_${turn}_${index + 1}`, Name: name, Input: input },
  }));
  const content = [...(text === undefined ? [] : [{ Text: text }]), ...uses];
  return {
    Output: { Message: { Role: 'assistant', Content: content } },
    StopReason: uses.length === 0 ? 'end_turn' : 'tool_use',
    Usage: { InputTokens: 50, OutputTokens: 20, TotalTokens: 70 },
  };
}

function returning(value: JsonValue): TaskAnswer {
  return { outcome: { kind: 'return', value } };
}

function finalMessages({ output }: RunResult): readonly JsonObject[] | null {
  const messages = isJsonObject(output) ? output['messages'] : undefined;
  return isJsonArray(messages) ? messages.filter(isJsonObject) : null;
}

function contentOf(content: JsonValue | undefined): JsonValue {
  if (typeof content !== 'string') return content ?? null;
  try {
    return JSON.parse(content) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return content; // plain text is an answer too
  }
}

function nameEntered({ type, details }: HistoryEvent): JsonValue | undefined {
  return type.endsWith('StateEntered') ? details?.['name'] : undefined;
}
