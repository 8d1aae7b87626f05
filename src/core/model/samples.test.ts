import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '../json';
import { parseAgentText } from './file/parseAgentText';
import { serializeAgent } from './file/serializeAgent';
import { isConnectedToModel, nodesOf, structuredOutputsOf, toolsOf } from './queries';
import type { AgentDocument } from './agentDocument';
import { toolNameProblem } from './toolNames';

const folder = path.resolve(import.meta.dirname, '../../../public/samples');
const files = readdirSync(folder).filter((name) => name.endsWith('.agent.json'));

function sample(file: string): AgentDocument {
  const result = parseAgentText(readFileSync(path.join(folder, file), 'utf8'));
  if (!result.ok) throw new Error(`${file}: ${result.error.map(({ message }) => message).join(' ')}`);
  return result.value;
}

describe.each(files)('the sample %s', (file) => {
  it('is a file as Stepwright writes it', () => {
    expect(serializeAgent(sample(file))).toBe(readFileSync(path.join(folder, file), 'utf8'));
  });

  it('leaves nothing empty: every text is written, every ARN is whole', () => {
    const nodes = JSON.parse(JSON.stringify(nodesOf(sample(file)))) as JsonValue;

    for (const [where, text] of textsOf(nodes)) {
      expect.soft(text.trim(), where).not.toBe('');
      if (/arn$/i.test(where)) {
        expect
          .soft(text, where)
          .toMatch(/^arn:aws:(lambda|states):(us-east-1:123456789012:[a-z]+:[a-z-]+|::[a-z]+:[a-zA-Z]+)$/);
      }
    }
    expect(sample(file).description).not.toBe('');
  });

  it('has tools the model can call, with names and inputs it accepts', () => {
    const agent = sample(file);
    const tools = [...toolsOf(agent), ...structuredOutputsOf(agent)];

    expect(new Set(tools.map(({ toolName }) => toolName)).size).toBe(tools.length);
    for (const tool of tools) {
      expect(toolNameProblem(tool.toolName)).toBeNull();
      expect(isConnectedToModel(agent, tool.id)).toBe(true);
      const schema = tool.kind === 'tool' ? tool.inputSchema : tool.schema;
      expect(schema['type']).toBe('object');
      expect(Object.keys(schema['properties'] as object)).toEqual(
        expect.arrayContaining(schema['required'] as string[]),
      );
    }
  });

  it('names no tool in its prompt that it does not have', () => {
    const agent = sample(file);
    const names = new Set([...toolsOf(agent), ...structuredOutputsOf(agent)].map(({ toolName }) => toolName));
    const model = nodesOf(agent).find((node) => node.kind === 'model');
    const mentioned = (model?.systemPrompt.match(/\b[a-z]+(_[a-z]+)+\b/g) ?? []).filter((word) => !names.has(word));

    expect(mentioned).toEqual([]);
  });
});

it('lists every sample once, the batch orchestrator first', () => {
  const { samples } = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as {
    samples: Record<string, string>[];
  };

  expect(samples.map((entry) => entry['file']).sort()).toEqual([...files].sort());
  expect(samples[0]?.['id']).toBe('batch-orchestrator');
  for (const entry of samples) {
    expect(Object.keys(entry)).toEqual(['id', 'file', 'title', 'line', 'waitsFor', 'waits']);
    expect(Object.values(entry).every((text) => text !== '')).toBe(true);
  }
});

it('shows the six tools of the batch orchestrator, with the numbers of the design', () => {
  const tools = toolsOf(sample('batch-orchestrator.agent.json'));

  expect(tools.map(({ toolName }) => toolName)).toEqual([
    'analyze_csv_structure',
    'validate_agent_compatibility',
    'generate_batch_config',
    'execute_batch_processor',
    'monitor_batch_execution',
    'get_batch_results',
  ]);
  expect(tools[4]?.polling).toMatchObject({
    mode: 'wait-before-call',
    polling_interval: 30,
    max_polling_attempts: 20,
  });
});

/** Every text inside a value, with the path it stands at. */
function textsOf(value: JsonValue, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item as JsonValue, `${at}/${index}`));
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${at}/${key}`));
  return [];
}
