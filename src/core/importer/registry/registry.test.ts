import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDynamoDbItem, toDynamoDbItem, type JsonObject, type JsonValue } from '../../json';
import { modelOf, toolsOf } from '../../model';
import { jsonObjects } from '../../model/agentDocument.gen';
import { exportRegistry } from '../../export';
import { importText } from '../importText';

const agentItem = {
  agent_name: 'sql-agent',
  version: 'v1.0',
  status: 'active',
  description: 'Answers questions with SQL',
  system_prompt: 'You write SQL.',
  llm_provider: 'anthropic',
  llm_model: 'claude-sonnet-4-20250514',
  tools: JSON.stringify([
    { tool_name: 'get_db_schema', enabled: true, version: 'latest' },
    { tool_name: 'monitor_query', enabled: true, requires_approval: false },
  ]),
  parameters: JSON.stringify({ temperature: 0.2, max_tokens: 2000, max_iterations: 7 }),
  observability: '{"log_group": "/aws/sql"}',
};

const schemaTool = {
  tool_name: 'get_db_schema',
  lambda_arn: 'arn:aws:lambda:us-east-1:123456789012:function:schema',
  description: 'Lists tables',
  input_schema: '{"type":"object","properties":{"table":{"type":"string"}}}',
  language: 'python',
  tags: '["sql"]',
};

const monitorTool = {
  tool_name: 'monitor_query',
  lambda_arn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor',
  description: 'Looks at a query',
  input_schema: '{"type":"object","properties":{"id":{"type":"string"}}}',
  polling_interval: 15,
  max_polling_attempts: 8,
};

function imported(value: JsonValue) {
  const result = importText(JSON.stringify(value));
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'));
  return result.value;
}

describe('importing registry items', () => {
  it.each<[string, JsonValue]>([
    ['plain items in a list', [agentItem, schemaTool, monitorTool]],
    ['DynamoDB JSON', [agentItem, schemaTool, monitorTool].map(toDynamoDbItem)],
    ['the answer of a scan', { Items: [agentItem, schemaTool, monitorTool].map(toDynamoDbItem), Count: 3 }],
    ['answers of get-item', [agentItem, schemaTool, monitorTool].map((item) => ({ Item: toDynamoDbItem(item) }))],
  ])('reads %s', (_what, value) => {
    const { document, format, diagnostics } = imported(value);

    expect(format).toBe('registry');
    expect(diagnostics).toEqual([]);
    expect(document).toMatchObject({
      name: 'sql-agent',
      description: 'Answers questions with SQL',
      extra: { agent_registry: { version: 'v1.0', status: 'active', observability: '{"log_group": "/aws/sql"}' } },
    });
    expect(modelOf(document)).toMatchObject({
      systemPrompt: 'You write SQL.',
      service: { type: 'lambda', providerConfig: { provider_id: 'anthropic', model_id: 'claude-sonnet-4-20250514' } },
      temperature: 0.2,
      maxTokens: 2000,
      turnLimit: 7,
    });
    expect(toolsOf(document)).toMatchObject([
      {
        toolName: 'get_db_schema',
        inputSchema: { properties: { table: { type: 'string' } } },
        extra: { language: 'python', tags: '["sql"]' },
      },
      {
        toolName: 'monitor_query',
        polling: { mode: 'wait-before-call', polling_interval: 15, max_polling_attempts: 8 },
      },
    ]);
  });

  it('writes back the items it read', () => {
    const { agentItem: agent, toolItems } = exportRegistry(imported([agentItem, schemaTool, monitorTool]).document);

    expect(agent).toEqual(agentItem);
    expect(toolItems).toEqual([schemaTool, monitorTool]);
  });

  it('writes the version that the machine reads', () => {
    const { document } = imported([agentItem, schemaTool, monitorTool]);
    const configuration = { type: 'registry', agentTable: 'a', toolTable: 't', modelTable: 'm' } as const;
    const versionFor = (agentVersion: string) =>
      exportRegistry({
        ...document,
        settings: { ...document.settings, configuration: { ...configuration, agentVersion } },
      }).agentItem['version'];

    expect(versionFor('v2.1')).toBe('v2.1');
    expect(versionFor(' ')).toBe('v1.0'); // nothing is asked for yet, so what was read stays
  });

  it('names the tools whose items are not there', () => {
    const { document, diagnostics } = imported([agentItem, schemaTool]);

    expect(toolsOf(document).map(({ toolName }) => toolName)).toEqual(['get_db_schema', 'monitor_query']);
    expect(diagnostics).toMatchObject([{ code: 'file/tool-item-missing', severity: 'warning' }]);
  });

  it('reads numbers that the registry stores as text', () => {
    const { document, diagnostics } = imported([
      toDynamoDbItem({ ...monitorTool, polling_interval: '15', max_polling_attempts: '8' }),
    ]);

    expect(toolsOf(document)[0]?.polling).toMatchObject({ polling_interval: 15, max_polling_attempts: 8 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/number-as-text', 'file/number-as-text']);
  });

  it('notes lists and parameters it cannot read', () => {
    const { diagnostics } = imported({ ...agentItem, tools: 'none', parameters: 'hot' });

    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['file/parameters-unreadable', 'file/tools-unreadable']);
  });

  it('opens one agent at a time', () => {
    const result = importText(JSON.stringify([agentItem, { ...agentItem, agent_name: 'other' }]));

    expect(result).toMatchObject({ ok: false, error: [{ code: 'file/several-agents' }] });
  });
});

describe('DynamoDB JSON', () => {
  it('reads every type', () => {
    const item: JsonObject = {
      s: { S: 'x' },
      n: { N: '3.5' },
      long: { N: '12345678901234567890' },
      b: { BOOL: true },
      nothing: { NULL: true },
      list: { L: [{ S: 'a' }, { M: { deep: { N: '1' } } }] },
      texts: { SS: ['a', 'b'] },
      numbers: { NS: ['1', '2'] },
      bytes: { B: 'aGk=' },
    };

    expect(fromDynamoDbItem(item)).toEqual({
      s: 'x',
      n: 3.5,
      long: '12345678901234567890', // JavaScript would round it
      b: true,
      nothing: null,
      list: ['a', { deep: 1 }],
      texts: ['a', 'b'],
      numbers: [1, 2],
      bytes: { B: 'aGk=' },
    });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(jsonObjects, (item) => {
        const exotic = /"(S|N|BOOL|NULL|L|M|SS|NS|B|BS)":|[eE][+-]?\d|e-/.test(JSON.stringify(item));
        fc.pre(!exotic); // a member named like a type, or a number written otherwise, is not plain any more
        expect(fromDynamoDbItem(toDynamoDbItem(item))).toEqual(item);
      }),
    );
  });
});
