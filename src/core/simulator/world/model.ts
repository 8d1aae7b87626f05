import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { ModelBehavior, ModelPolicy, ModelTurn } from './behavior';
import type { Responder } from './responder';

/**
 * A scripted or policy-driven model that speaks the agent framework's payload format: it is given `messages` and answers with a `message`, the
 * `function_calls` of it where there are any, and `metadata`.
 */
export function modelAnswer(behavior: ModelBehavior): Responder {
  const { turns = [], policy, latencySeconds = 0, tokensPerTurn = { input: 0, output: 0 } } = behavior;
  let turn = 0;
  return ({ payload }) => {
    const scripted = turns[policy === undefined ? Math.min(turn, turns.length - 1) : turn];
    const chosen = scripted ?? (policy === undefined ? { text: '' } : decide(policy, payload));
    turn++;
    const calls = (chosen.calls ?? []).map((call, index) => ({
      id: `call_${turn}_${index + 1}`,
      name: call.name,
      input: call.input,
    }));
    const text: JsonValue[] = chosen.text === undefined ? [] : [{ type: 'text', text: chosen.text }];
    const value: JsonObject = {
      message: { role: 'assistant', content: [...text, ...calls.map((call) => ({ type: 'tool_use', ...call }))] },
      ...(calls.length === 0 ? {} : { function_calls: calls }),
      metadata: {
        model_id: 'simulated',
        provider_id: 'simulated',
        latency_ms: latencySeconds * 1_000,
        stop_reason: calls.length === 0 ? 'end_turn' : 'tool_use',
        tokens_used: {
          input_tokens: tokensPerTurn.input,
          output_tokens: tokensPerTurn.output,
          total_tokens: tokensPerTurn.input + tokensPerTurn.output,
        },
      },
    };
    return { outcome: { kind: 'return', value }, latencyMs: latencySeconds * 1_000 };
  };
}

/** Asks the tool until its last answer is final, refused, or cannot be read as running. */
function decide(policy: ModelPolicy, payload: JsonValue): ModelTurn {
  const results = lastResults(payload);
  if (results.length === 0) return { calls: [{ name: policy.tool, input: policy.input }] };
  const final = new Set(policy.finalStatuses.map((status) => status.toLowerCase()));
  const isDone = results.every((result) => final.has(statusOf(result, policy.statusField ?? 'status')));
  return isDone ? { text: policy.finalText ?? 'Done.' } : { calls: [{ name: policy.tool, input: policy.input }] };
}

/** The `tool_result` blocks of the last message, if it has any. */
function lastResults(payload: JsonValue): JsonObject[] {
  const messages = isJsonObject(payload) ? payload.messages : undefined;
  const last = isJsonArray(messages) ? messages[messages.length - 1] : undefined;
  const content = isJsonObject(last) ? last.content : undefined;
  return isJsonArray(content) ? content.filter(isJsonObject).filter((block) => block.type === 'tool_result') : [];
}

function statusOf(result: JsonObject, field: string): string {
  const content = typeof result.content === 'string' ? parsed(result.content) : result.content;
  const status = isJsonObject(content) && Object.hasOwn(content, field) ? content[field] : undefined;
  return typeof status === 'string' ? status.toLowerCase() : '';
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return undefined;
  }
}
