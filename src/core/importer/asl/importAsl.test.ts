import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgent } from '../../compiler';
import { parseAgentText, toolsOf, type AgentDocument } from '../../model';
import { agentDocuments } from '../../model/agentDocument.gen';
import { importText } from '../importText';
import type { ImportResult } from '../importResult';

const golden = path.resolve(import.meta.dirname, '../../compiler/golden');
const corpusFile = path.resolve(import.meta.dirname, '../../../../../shared/asl-corpus/upstream.json');

function imported(text: string): ImportResult {
  const result = importText(text);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'));
  return result.value;
}

function compiled(document: AgentDocument): unknown {
  return JSON.parse(JSON.stringify(compileAgent(document).definition));
}

/** The agent under a given name: some machines do not carry the name of theirs. */
function named(document: AgentDocument, name: string): AgentDocument {
  return { ...document, name };
}

describe('importing our own machines', () => {
  it.each(readdirSync(golden))('compiles %s to the machine it came from', (name) => {
    const machine = readFileSync(path.join(golden, name, 'expected.asl.json'), 'utf8');
    const source = parseAgentText(readFileSync(path.join(golden, name, 'agent.json'), 'utf8'));

    const { document, format } = imported(machine);

    expect(format).toBe('asl');
    expect(source.ok && compiled(named(document, source.value.name))).toEqual(JSON.parse(machine));
  });

  it('gives back tools and settings of any agent that compiles without an error', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        const { definition, diagnostics } = compileAgent(document);
        fc.pre(diagnostics.every(({ severity }) => severity !== 'error'));
        const back = importText(JSON.stringify(definition));

        expect(back.ok && toolsOf(back.value.document).map(({ toolName }) => toolName)).toEqual(
          toolsOf(document)
            .filter((tool) => Object.values(document.edges).some(({ to }) => to === tool.id))
            .map(({ toolName }) => toolName),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!existsSync(corpusFile))('importing machines of the framework', () => {
  const corpus = existsSync(corpusFile)
    ? (JSON.parse(readFileSync(corpusFile, 'utf8')) as { id: string; text: string }[])
    : [];
  const textOf = (part: string): string => corpus.find(({ id }) => id.includes(part))?.text ?? '';

  it('recognises the batch orchestrator of the current generator', () => {
    const { document, diagnostics } = imported(textOf('batch-orchestrator-agent'));

    expect(document).toMatchObject({
      name: 'batch-orchestrator-agent',
      settings: {
        naming: 'framework',
        configuration: {
          type: 'registry',
          agentTable: 'AgentRegistry-prod',
          agentVersion: 'v1.0',
          toolTable: 'ToolRegistry-prod',
          modelTable: 'LLMModels-prod',
        },
        tokenMetrics: { enabled: true, namespace: 'AI-Agents' },
        maxConcurrency: 5,
      },
      nodes: {
        model: {
          service: {
            type: 'lambda',
            functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:SharedUnifiedRustLLM',
            providerConfig: { provider_id: 'anthropic' },
          },
        },
        'tool-monitor_batch_execution': {
          polling: { mode: 'wait-before-call', polling_interval: 30, max_polling_attempts: 20 },
        },
      },
    });
    expect(toolsOf(document)).toHaveLength(6);
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/asl-no-turn-limit']);
  });

  it('recognises approval, remote execution, polling and structured output in one machine', () => {
    const { document, diagnostics } = imported(textOf('unified-everything'));

    expect(document.nodes).toMatchObject({
      'tool-execute_sql_query': {
        target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:DBInterface' },
        approval: {
          via: {
            type: 'activity',
            activityArn: 'arn:aws:states:us-east-1:123456789012:activity:everything-agent-approval-activity-prod',
          },
          timeoutSeconds: 300,
          heartbeatSeconds: 30,
        },
      },
      'tool-local_agent_execute': { target: { type: 'activity' }, approval: null, errors: { timeoutSeconds: 300 } },
      'tool-wait_for_report': { polling: { mode: 'wait-before-call', polling_interval: 60 } },
      'tool-print_broadband_data_output': {
        kind: 'structured-output',
        schema: { required: ['exchange_station', 'download_speed', 'upload_speed'] },
      },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/asl-states-left-out', 'file/asl-no-turn-limit']);
  });

  it('recognises the approval of the older generator', () => {
    const { document } = imported(textOf('test-sql-approval-agent-static'));

    expect(document.nodes).toMatchObject({
      'tool-execute_python': { approval: { via: { type: 'activity' }, timeoutSeconds: 3600 } },
      'tool-get_db_schema': { approval: null, errors: { retry: { enabled: true, maxAttempts: 3 } } },
    });
  });

  it('compiles what it recognised, with the tools and the waiting of the original', () => {
    const agents = corpus.filter(({ id }) =>
      /-(unified|static)-|unified-everything|rust-l|bt-whol|structured/.test(id),
    );

    expect(agents.length).toBeGreaterThan(8);
    for (const { text } of agents) {
      const { document } = imported(text);
      const again = imported(JSON.stringify(compileAgent(document).definition)).document;

      expect(toolsOf(again).map(({ toolName }) => toolName)).toEqual(toolsOf(document).map(({ toolName }) => toolName));
      expect(toolsOf(again).map(({ polling }) => polling.mode)).toEqual(
        toolsOf(document).map(({ polling }) => polling.mode),
      );
    }
  });

  it('says so when a machine is no agent it can open', () => {
    const refusals = corpus.map(({ text }) => importText(text)).filter((result) => !result.ok);

    expect(refusals.length).toBeGreaterThan(1);
    for (const { error } of refusals) expect(error.map(({ code }) => code)).toEqual(['file/asl-not-an-agent']);
  });
});

describe('importing other machines', () => {
  it('opens the answer of describe-state-machine', () => {
    const machine = readFileSync(path.join(golden, 'plain-tool', 'expected.asl.json'), 'utf8');

    expect(imported(JSON.stringify({ name: 'x', definition: machine })).format).toBe('asl');
  });

  it.each([
    ['{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}', 'No Task in it sends messages to a model'],
    [
      JSON.stringify({
        StartAt: 'M',
        States: {
          M: { Type: 'Task', Resource: 'r', Arguments: { Payload: { messages: [] } }, Next: 'T' },
          T: { Type: 'Map', ItemProcessor: { StartAt: 'X', States: { X: { Type: 'Pass', End: true } } }, End: true },
        },
      }),
      'Its tools are looked up when it runs',
    ],
  ])('refuses %.50s with the reason', (text, reason) => {
    const result = importText(text);

    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error[0]?.message).toContain(reason);
  });

  it('never throws on a machine of any shape', () => {
    const anyState = fc.record(
      {
        Type: fc.constantFrom('Task', 'Choice', 'Map', 'Wait', 'Parallel', 'Pass', 5),
        Next: fc.constantFrom('A', 'B', 'C', 7),
        Default: fc.constantFrom('A', 'B'),
        Resource: fc.constantFrom(
          'arn:aws:states:::lambda:invoke.waitForTaskToken',
          'arn:aws:states:us-east-1:1:activity:a',
          null,
        ),
        Arguments: fc.constantFrom({ Payload: { messages: 1 } }, { ModelId: 1, Messages: 2 }, [], 'x'),
        Choices: fc.constantFrom([{ Condition: "{% $states.input.name = 'A' %}", Next: 'B' }, null], {}, [[]]),
        Branches: fc.constantFrom([{ StartAt: 'A', States: {} }], []),
        Seconds: fc.constantFrom(1, '{% x %}', {}),
        Assign: fc.jsonValue(),
        Retry: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const machines = fc.record({ A: anyState, B: anyState, C: anyState }).chain((inner) =>
      fc.record({
        StartAt: fc.constant('A'),
        States: fc.record({
          A: anyState,
          M: fc.constant({ Type: 'Task', Arguments: { Payload: { messages: [] } } }),
          B: fc.constant({
            Type: 'Map',
            ItemProcessor: {
              StartAt: 'A',
              States: { ...inner, A: { Type: 'Choice', Choices: [{ Condition: ".name = 'x'", Next: 'B' }] } },
            },
          }),
        }),
      }),
    );
    fc.assert(
      fc.property(machines, (machine) => typeof importText(JSON.stringify(machine)).ok === 'boolean'),
      {
        numRuns: 300,
      },
    );
  });
});
