import type { JsonObject, JsonValue } from '../../json';
import type { AgentDocument, StructuredOutputNode, ToolNode } from '../../model';
import { structuredOutputsOf, toolsOf } from '../../model';
import type { Scenario } from '../scenario/scenario';
import { atPath, isConverse, pastCalls, type PastCall } from './conversation';

/** What the simulated model says to a request, and the tokens it took. */
export interface ModelAnswer {
  readonly response: JsonObject;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Characters of JSON for one token: what tokenizers of the large providers come to on average. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * The model follows its plan: it calls the first tool that is not done, a watching tool again and again until a final status or a refusal
 * came back, and then answers (by structured output, if the agent has one). It reads nothing but the conversation it was sent.
 */
export function modelAnswer(request: JsonValue, document: AgentDocument, scenario: Scenario): ModelAnswer {
  const calls = pastCalls(request);
  const next = nextCall(calls, document, scenario);
  const text = next === null ? 'Done.' : `Calling ${next.name}.`;
  const inputTokens = Math.ceil(JSON.stringify(request).length / CHARACTERS_PER_TOKEN);
  const called = next === null ? 0 : Math.ceil(JSON.stringify(next.input).length / CHARACTERS_PER_TOKEN);
  const outputTokens = scenario.model.tokensPerTurn + called;
  const id = `call_${calls.length + 1}`;
  const response = isConverse(request)
    ? converseResponse({ text, next, id }, { inputTokens, outputTokens })
    : frameworkResponse({ text, next, id }, { inputTokens, outputTokens });
  return { response, inputTokens, outputTokens };
}

interface Said {
  readonly text: string;
  readonly next: NextCall | null;
  readonly id: string;
}

interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

interface NextCall {
  readonly name: string;
  readonly input: JsonObject;
}

function nextCall(calls: readonly PastCall[], document: AgentDocument, scenario: Scenario): NextCall | null {
  const tools = new Map(toolsOf(document).map((tool) => [tool.toolName, tool]));
  for (const name of scenario.model.plan) {
    const tool = tools.get(name);
    if (tool === undefined) continue;
    const last = calls.filter((call) => call.name === name).at(-1);
    if (last !== undefined && isDone(last.result, tool, scenario)) continue;
    return { name, input: scenario.tools[name]?.input ?? {} };
  }
  const [output] = structuredOutputsOf(document);
  return output === undefined ? null : { name: output.toolName, input: dataFor(output) };
}

/** A plain tool is done with any answer; a watching one unless its status says that the job still runs. */
function isDone(result: JsonValue | undefined, tool: ToolNode, scenario: Scenario): boolean {
  if (!Object.hasOwn(scenario.jobs, tool.toolName)) return true;
  const status = atPath(result, tool.polling.status.path);
  const running = tool.polling.status.running.map((word) => word.toLowerCase());
  return typeof status !== 'string' || !running.includes(status.toLowerCase());
}

function dataFor(output: StructuredOutputNode): JsonObject {
  const properties = output.schema['properties'];
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return Object.fromEntries(names.map((name) => [name, `example ${name}`]));
}

function frameworkResponse({ text, next, id }: Said, { inputTokens, outputTokens }: Tokens): JsonObject {
  const use = next === null ? [] : [{ type: 'tool_use', id, name: next.name, input: next.input }];
  return {
    message: { role: 'assistant', content: [{ type: 'text', text }, ...use] },
    ...(next !== null && { function_calls: [{ id, name: next.name, input: next.input }] }),
    metadata: {
      model_id: 'simulated',
      provider_id: 'simulated',
      latency_ms: 0,
      stop_reason: next === null ? 'end_turn' : 'tool_use',
      tokens_used: {
        input_tokens: inputTokens,
        output_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
      },
    },
  };
}

function converseResponse({ text, next, id }: Said, { inputTokens, outputTokens }: Tokens): JsonObject {
  const use = next === null ? [] : [{ ToolUse: { ToolUseId: id, Name: next.name, Input: next.input } }];
  return {
    Metrics: { LatencyMs: 0 },
    Output: { Message: { Role: 'assistant', Content: [{ Text: text }, ...use] } },
    StopReason: next === null ? 'end_turn' : 'tool_use',
    Usage: { InputTokens: inputTokens, OutputTokens: outputTokens, TotalTokens: inputTokens + outputTokens },
  };
}
