import type { JsonObject, JsonValue } from '../../json';
import type { AgentDocument, StructuredOutputNode } from '../../model';
import { structuredOutputsOf, toolsOf } from '../../model';
import type { Scenario } from '../scenario/scenario';
import { isConverse, modelTurns, pastCalls, type PastCall } from './conversation';
import { textLength } from './textLength';
import { watchedStatus } from './watchedStatus';

/** What the simulated model says to a request, and the tokens it took. */
export interface ModelAnswer {
  readonly response: JsonObject;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Watching tools whose last result, as the model reads it, says that there is nothing more to wait for. */
  readonly settled: readonly string[];
}

/** Characters of JSON for one token: what tokenizers of the large providers come to on average. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * The model says its script, or follows its plan: it calls the first tool that is not done, a watching tool again and again until a final
 * status or a refusal came back, and then answers (by structured output, if the agent has one). It reads nothing but the conversation it
 * was sent.
 */
export function modelAnswer(request: JsonValue, document: AgentDocument, scenario: Scenario): ModelAnswer {
  const calls = pastCalls(request);
  const settled = settledTools(calls, document, scenario);
  const { script } = scenario.model;
  const said =
    script === null ? planned(calls, settled, { document, scenario }) : (script[modelTurns(request)] ?? DONE);
  const uses = said.calls.map((call, index) => ({ ...call, id: callId(calls.length + index) }));
  const inputTokens = tokensIn(textLength(request));
  const outputTokens = writtenTokens(said, scenario);
  const response = isConverse(request)
    ? converseResponse({ text: said.text, uses }, { inputTokens, outputTokens })
    : frameworkResponse({ text: said.text, uses }, { inputTokens, outputTokens });
  return { response, inputTokens, outputTokens, settled };
}

export function tokensIn(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

export function writtenTokens(said: Said, { model }: Scenario): number {
  return said.calls.reduce((tokens, { input }) => tokens + tokensIn(JSON.stringify(input).length), model.tokensPerTurn);
}

export function callId(callsBefore: number): string {
  return `call_${callsBefore + 1}`;
}

/** What the model says in one turn. */
export interface Said {
  readonly text: string;
  readonly calls: readonly NextCall[];
}

interface NextCall {
  readonly name: string;
  readonly input: JsonObject;
}

const DONE: Said = { text: 'Done.', calls: [] };

function planned(
  past: readonly PastCall[],
  settled: readonly string[],
  { document, scenario }: { readonly document: AgentDocument; readonly scenario: Scenario },
): Said {
  const tools = new Set(toolsOf(document).map(({ toolName }) => toolName));
  for (const name of scenario.model.plan) {
    if (!tools.has(name)) continue;
    const isWatched = Object.hasOwn(scenario.jobs, name);
    const isDone = isWatched ? settled.includes(name) : past.some((call) => call.name === name);
    if (!isDone) return sayingCall(name, scenario);
  }
  return lastWords(document);
}

/** A turn in which the model calls a tool of its plan. */
export function sayingCall(name: string, { tools, model }: Scenario): Said {
  const text = [`Calling ${name}.`, ...(model.says === '' ? [] : [model.says])].join(' ');
  return { text, calls: [{ name, input: tools[name]?.input ?? {} }] };
}

/** When nothing of the plan is left: the structured output, if the agent has one. */
export function lastWords(document: AgentDocument): Said {
  const [output] = structuredOutputsOf(document);
  if (output === undefined) return DONE;
  return { text: `Calling ${output.toolName}.`, calls: [{ name: output.toolName, input: dataFor(output) }] };
}

function settledTools(calls: readonly PastCall[], document: AgentDocument, scenario: Scenario): string[] {
  return toolsOf(document).flatMap((tool) => {
    if (!Object.hasOwn(scenario.jobs, tool.toolName)) return [];
    const last = calls.findLast(({ name }) => name === tool.toolName);
    return last !== undefined && watchedStatus(last.result, tool) !== 'running' ? [tool.toolName] : [];
  });
}

function dataFor(output: StructuredOutputNode): JsonObject {
  const properties = output.schema['properties'];
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return Object.fromEntries(names.map((name) => [name, `example ${name}`]));
}

interface Turn {
  readonly text: string;
  readonly uses: readonly (NextCall & { readonly id: string })[];
}

interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

function frameworkResponse({ text, uses }: Turn, { inputTokens, outputTokens }: Tokens): JsonObject {
  const calls = uses.map(({ id, name, input }) => ({ id, name, input }));
  return {
    message: {
      role: 'assistant',
      content: [{ type: 'text', text }, ...calls.map((call) => ({ type: 'tool_use', ...call }))],
    },
    ...(calls.length > 0 && { function_calls: calls }),
    metadata: {
      model_id: 'simulated',
      provider_id: 'simulated',
      latency_ms: 0,
      stop_reason: calls.length === 0 ? 'end_turn' : 'tool_use',
      tokens_used: {
        input_tokens: inputTokens,
        output_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
      },
    },
  };
}

function converseResponse({ text, uses }: Turn, { inputTokens, outputTokens }: Tokens): JsonObject {
  const blocks = uses.map(({ id, name, input }) => ({ ToolUse: { ToolUseId: id, Name: name, Input: input } }));
  return {
    Metrics: { LatencyMs: 0 },
    Output: { Message: { Role: 'assistant', Content: [{ Text: text }, ...blocks] } },
    StopReason: blocks.length === 0 ? 'end_turn' : 'tool_use',
    Usage: { InputTokens: inputTokens, OutputTokens: outputTokens, TotalTokens: inputTokens + outputTokens },
  };
}
