import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAgent, serializeAgent } from '../model';
import { importText } from './importText';

function messageOf(text: string): string | undefined {
  const result = importText(text);
  return result.ok ? undefined : result.error[0]?.message;
}

describe('importText', () => {
  it('recognises an agent file', () => {
    const document = emptyAgent('mine');

    expect(importText(serializeAgent(document))).toEqual({
      ok: true,
      value: { format: 'agent', summary: 'The agent “mine” with 0 tools.', document, diagnostics: [] },
    });
  });

  it('says what it got', () => {
    const result = importText('[{"tool_name": "a", "lambda_arn": "x"}]');

    expect(result.ok && result.value.summary).toBe('1 tool from tool_configs.');
  });

  it.each([
    ['', 'The text is empty.'],
    ['hello', 'This is nothing Stepwright can open as an agent. Stepwright opens agent files'],
    ['{"a": 1}', 'This is nothing Stepwright can open as an agent.'],
    ['42', 'This is nothing Stepwright can open as an agent.'],
    ['[]', 'This is nothing Stepwright can open as an agent.'],
    ['{"a": 1', 'Line 1, column 8: A closing } is missing here.'],
    [
      '{"version": 7, "nodes": {}}',
      'Line 1, column 13: The file is of version 7; this Stepwright reads versions up to 1.',
    ],
    ['{"version": 1, "nodes": {}}', 'Line 1, column 25: The agent has no start (kind “start”).'],
    ['x'.repeat(5_000_001), 'The file is 5.0 MB; Stepwright opens files up to 5 MB.'],
  ])('answers %.40s with a sentence', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('answers at once about a text of five megabytes, however it was made', () => {
    const sameTool = '{"tool_name": "a"},';
    const many = `[${sameTool.repeat(250_000).slice(0, -1)}]`;
    const texts = [
      many,
      many.replaceAll('"', "'"),
      `{"Items": ${many}}`,
      '('.repeat(4_900_000),
      `tool_name="${'\\'.repeat(4_000_000)}`,
    ];

    for (const text of texts) {
      const result = importText(text);
      expect(result.ok ? [] : result.error.map(({ message }) => message.slice(0, 90))).toHaveLength(1);
    }
    expect(messageOf(many)).toBe('Line 1, column 1: There are 250,000 tools here; an agent can have 2000.');
  });

  it('shows fifty findings at most', () => {
    const result = importText(`[${'{"tool_name": "a"},'.repeat(999)}{"tool_name": "b"}]`);

    expect(result.ok && result.value.diagnostics).toHaveLength(50);
  });

  it('never throws, and gives a reason for every refusal', () => {
    const words = fc.array(
      fc.constantFrom(
        'tool_configs',
        '=',
        '[',
        ']',
        '{',
        '}',
        '"tool_name"',
        ':',
        '"a"',
        ',',
        'agent_name',
        '(',
        ')',
        '\n',
        '#',
        'f"{x}"',
      ),
    );
    const shapes = fc
      .jsonValue()
      .map((value) => JSON.stringify([{ tool_name: value, polling_interval: value }, value]));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          words.map((w) => w.join(' ')),
          shapes,
        ),
        (text) => {
          const result = importText(text);
          if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
