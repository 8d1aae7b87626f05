import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentDocuments } from '../agentDocument.gen';
import { emptyAgent, newTool } from '../defaults';
import { nodeId } from '../ids';
import { parseAgentText } from './parseAgentText';
import { serializeAgent } from './serializeAgent';

describe('parseAgentText', () => {
  it('reads what serializeAgent writes', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        expect(parseAgentText(serializeAgent(document))).toEqual({ ok: true, value: document });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(parseAgentText(text).ok).toBe(false);
      }),
    );
  });

  it('names line and column of a text that is not JSON', () => {
    const text = '{\n  "version": 1,\n  "name" "x"\n}';

    expect(parseAgentText(text)).toEqual({
      ok: false,
      error: [
        {
          code: 'file/not-json',
          severity: 'error',
          message: 'Line 3, column 10: A colon is missing here.',
          at: { kind: 'text', line: 3, column: 10, range: { start: 27, end: 30 } },
        },
      ],
    });
  });

  it('names line and column of a member that is wrong', () => {
    const agent = emptyAgent('x');
    const tool = newTool(nodeId('t'), 'monitor');
    const text = serializeAgent({ ...agent, nodes: { ...agent.nodes, [tool.id]: tool } }).replace(
      '"polling_interval": 30',
      '"polling_interval": "often"',
    );

    const result = parseAgentText(text);

    const line = text.slice(0, text.indexOf('"often"')).split('\n').length;
    expect(result).toMatchObject({
      ok: false,
      error: [
        {
          code: 'file/wrong-shape',
          message: `Line ${line}, column 29: “polling.polling_interval” of “monitor” must be a number, not text.`,
          at: { kind: 'text', line, column: 29 },
        },
      ],
    });
  });

  it('tells what to do about a file from a newer version', () => {
    expect(parseAgentText('{"version": 9}')).toMatchObject({
      ok: false,
      error: [
        {
          message: 'Line 1, column 13: The file is of version 9; this Stepwright reads versions up to 1.',
          hint: 'Open it with a newer Stepwright. Nothing was changed.',
        },
      ],
    });
  });

  it('refuses a file over 5 MB before reading it', () => {
    expect(parseAgentText('€'.repeat(2_000_000))).toMatchObject({
      ok: false,
      error: [{ code: 'file/too-large', message: 'The file is 6.0 MB; Stepwright opens files up to 5 MB.' }],
    });
  });
});
