import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { compileAgent } from './compileAgent';
import { agentWith, lambdaTool, pollingTool } from './testing/agents';
import { complaints } from './testing/checkers';
import { asJson, expressionsOf } from './testing/expressions';

const monitor = pollingTool('monitor_batch_execution', { mode: 'wait-before-call' });
const batchAgent = agentWith({ tools: [lambdaTool('start_batch_execution'), monitor] });

describe('compileAgent', () => {
  it('makes a definition that two checkers from outside accept', async () => {
    const { definition, diagnostics } = compileAgent(batchAgent);

    expect(diagnostics).toEqual([]);
    expect(await complaints(definition)).toEqual([]);
  });

  it('writes only expressions that parse', () => {
    const expressions = expressionsOf(asJson(compileAgent(batchAgent).definition));

    expect(expressions.size).toBeGreaterThan(20);
    for (const [pointer, text] of expressions) expect(() => jsonata(text), pointer).not.toThrow();
  });

  it('gives the same bytes for the same document', () => {
    const twice = [1, 2].map(() => JSON.stringify(compileAgent(structuredClone(batchAgent)).definition));

    expect(twice[0]).toBe(twice[1]);
  });

  it('tells which field made the seconds of a Wait and the limit of the router', () => {
    const { origins } = compileAgent(batchAgent);

    const scope = '/States/Map Tool Calls/ItemProcessor/States';
    const byPointer = new Map<string, unknown>(origins.flatMap(({ places }) => places));
    expect(byPointer.get(`${scope}/Wait Before monitor_batch_execution/Seconds`)).toEqual({
      nodeId: monitor.id,
      field: 'polling.polling_interval',
    });
    expect(byPointer.get(`${scope}/Route Tool Call/Choices/1/Condition`)).toEqual({
      nodeId: monitor.id,
      field: 'polling.max_polling_attempts',
    });
  });
});
