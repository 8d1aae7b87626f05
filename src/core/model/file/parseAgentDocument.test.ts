import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentDocuments } from '../agentDocument.gen';
import { DEFAULT_ERRORS, DEFAULT_POLLING, emptyAgent, newTool } from '../defaults';
import { nodeId } from '../ids';
import { parseAgentDocument } from './parseAgentDocument';

/** The smallest file: what must be there, with changes. */
function file(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { version: 1, nodes: nodes(), ...changes };
}

function nodes(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { start: { kind: 'start' }, model: { kind: 'model' }, end: { kind: 'end' }, ...changes };
}

function problemsOf(input: unknown): { code: string; message: string; at: unknown }[] {
  const result = parseAgentDocument(input);
  return result.ok ? [] : result.error.map(({ code, message, at }) => ({ code, message, at }));
}

describe('parseAgentDocument', () => {
  it('fills in what is absent', () => {
    const result = parseAgentDocument(
      file({
        name: 'x',
        nodes: nodes({ t: { kind: 'tool', toolName: 'monitor', polling: { mode: 'wait-before-call' } } }),
      }),
    );

    const empty = emptyAgent('x');
    expect(result).toEqual({
      ok: true,
      value: {
        ...empty,
        edges: {},
        nodes: {
          ...empty.nodes,
          t: newTool(nodeId('t'), 'monitor', { polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' } }),
        },
      },
    });
  });

  it('fills in the inside of a setting that is there in part', () => {
    const result = parseAgentDocument(
      file({
        nodes: nodes({
          t: {
            kind: 'tool',
            toolName: 't',
            errors: { retry: { maxAttempts: 7 } },
            polling: { status: { path: 'job.state' } },
          },
        }),
      }),
    );

    expect(result.ok && result.value.nodes[nodeId('t')]).toMatchObject({
      errors: { ...DEFAULT_ERRORS, retry: { ...DEFAULT_ERRORS.retry, maxAttempts: 7 } },
      polling: { status: { ...DEFAULT_POLLING.status, path: 'job.state' } },
    });
  });

  it('keeps members it does not know: in extra, or where they stand deeper in the file', () => {
    const result = parseAgentDocument(
      file({
        owner: 'data team',
        extra: { ticket: 7 },
        settings: { futureSetting: true },
        nodes: nodes({ t: { kind: 'tool', toolName: 't', requires_approval: false, extra: { tags: ['a'] } } }),
      }),
    );

    expect(result.ok && result.value.extra).toEqual({ owner: 'data team', ticket: 7 });
    expect(result.ok && result.value.settings).toMatchObject({ futureSetting: true });
    expect(result.ok && result.value.nodes[nodeId('t')]).toMatchObject({
      extra: { requires_approval: false, tags: ['a'] },
    });
  });

  it('keeps numbers a person typed, even out of bounds', () => {
    for (const typed of [0, -1, 1.5, 1e9, null]) {
      const polling = { polling_interval: typed, max_polling_attempts: typed };
      const result = parseAgentDocument(file({ nodes: nodes({ t: { kind: 'tool', toolName: 't', polling } }) }));

      expect(result.ok && result.value.nodes[nodeId('t')]).toMatchObject({ polling });
    }
  });

  it('keeps names no model accepts; the linter judges them', () => {
    for (const toolName of ['', 'a'.repeat(200), 'größe 日本', 'constructor', '__proto__']) {
      expect(parseAgentDocument(file({ nodes: nodes({ t: { kind: 'tool', toolName } }) })).ok).toBe(true);
    }
  });

  it.each<[string, unknown, { code: string; message: string; at: unknown }]>([
    [
      'a list',
      [],
      { code: 'file/not-an-agent', message: 'This is not an agent file: it is not an object.', at: { kind: 'agent' } },
    ],
    [
      'nothing',
      undefined,
      {
        code: 'file/not-json-data',
        message: 'The data holds a value of type undefined, which no file can hold.',
        at: { kind: 'agent' },
      },
    ],
    [
      'NaN',
      file({ layout: { positions: { start: { x: Number.NaN, y: 0 } } } }),
      {
        code: 'file/not-json-data',
        message: 'The data holds the number NaN, which no file can hold.',
        at: { kind: 'agent' },
      },
    ],
    [
      'a date',
      file({ description: new Date(0) }),
      {
        code: 'file/not-json-data',
        message: 'The data holds an object with a class of its own, which no file can hold.',
        at: { kind: 'agent' },
      },
    ],
    [
      'no version',
      { nodes: {} },
      {
        code: 'file/not-an-agent',
        message: 'This is not an agent file. The file has no “version”.',
        at: { kind: 'agent' },
      },
    ],
    [
      'a version in words',
      { version: 'one', nodes: {} },
      {
        code: 'file/not-an-agent',
        message: 'This is not an agent file. The “version” of the file is not a whole number.',
        at: { kind: 'agent' },
      },
    ],
    [
      'a newer version',
      file({ version: 2 }),
      {
        code: 'file/newer-version',
        message: 'The file is of version 2; this Stepwright reads versions up to 1.',
        at: { kind: 'agent' },
      },
    ],
    [
      'a version that never was',
      file({ version: 0 }),
      { code: 'file/unknown-version', message: 'There is no version 0 of agent files.', at: { kind: 'agent' } },
    ],
    [
      'a wrong type',
      file({ nodes: nodes({ t: { kind: 'tool', toolName: 'monitor', polling: { polling_interval: '30' } } }) }),
      {
        code: 'file/wrong-shape',
        message: '“polling.polling_interval” of “monitor” must be a number, not text.',
        at: { kind: 'node', nodeId: 't', field: 'polling.polling_interval' },
      },
    ],
    [
      'a list for an object',
      file({ settings: [] }),
      { code: 'file/wrong-shape', message: '“settings” must be an object, not a list.', at: { kind: 'agent' } },
    ],
    [
      'an absent member',
      file({ nodes: nodes({ t: { kind: 'tool' } }) }),
      {
        code: 'file/wrong-shape',
        message: '“toolName” of “t” is missing.',
        at: { kind: 'node', nodeId: 't', field: 'toolName' },
      },
    ],
    [
      'a word that is none of the choices',
      file({ settings: { naming: 'mine' } }),
      {
        code: 'file/wrong-shape',
        message: '“settings.naming” must be one of “design”, “framework”, not “mine”.',
        at: { kind: 'settings', field: 'naming' },
      },
    ],
    [
      'a kind of node that is not known',
      file({ nodes: nodes({ x: { kind: 'loop' } }) }),
      {
        code: 'file/wrong-shape',
        message: '“kind” of “x” must be one of “start”, “model”, “tool”, “structured-output”, “end”, not “loop”.',
        at: { kind: 'node', nodeId: 'x', field: 'kind' },
      },
    ],
    [
      'a text that is too long',
      file({ name: 'n'.repeat(1001) }),
      { code: 'file/wrong-shape', message: '“name” has 1,001 characters; 1000 are accepted.', at: { kind: 'agent' } },
    ],
    [
      'an id every object answers to',
      file({ nodes: nodes({ constructor: { kind: 'tool', toolName: 't' } }) }),
      {
        code: 'file/wrong-shape',
        message:
          '“constructor” cannot be used as an id or name here. Ids are letters, digits, _ . : and -, 100 at most, and no word every object knows, such as “constructor”.',
        at: { kind: 'node', nodeId: 'constructor' },
      },
    ],
    [
      'an edge with a bad end',
      file({ edges: { e: { from: 'a b', to: 'model' } } }),
      {
        code: 'file/wrong-shape',
        message:
          '“edges.e.from” is “a b”, which cannot be an id. Ids are letters, digits, _ . : and -, 100 at most, and no word every object knows, such as “constructor”.',
        at: { kind: 'agent' },
      },
    ],
    [
      'an id that differs from its key',
      file({ nodes: nodes({ t: { kind: 'tool', toolName: 't', id: 'other' } }) }),
      {
        code: 'file/id-differs',
        message: '“t” in “nodes” says its id is “other”. The two must be the same.',
        at: { kind: 'node', nodeId: 't', field: 'id' },
      },
    ],
    [
      'no model',
      { version: 1, nodes: { start: { kind: 'start' }, end: { kind: 'end' } } },
      { code: 'file/node-missing', message: 'The agent has no model call (kind “model”).', at: { kind: 'agent' } },
    ],
    [
      'two starts',
      file({ nodes: nodes({ again: { kind: 'start' } }) }),
      {
        code: 'file/node-twice',
        message: 'The agent has 2 nodes of kind “start” (“start”, “again”); there must be one.',
        at: { kind: 'node', nodeId: 'again' },
      },
    ],
    [
      'an edge to nowhere',
      file({ edges: { e: { from: 'model', to: 'gone' } } }),
      {
        code: 'file/edge-dangling',
        message: 'The edge “e” joins “gone”, a node that is not there.',
        at: { kind: 'agent' },
      },
    ],
    [
      'an edge that cannot be',
      file({ edges: { e: { from: 'end', to: 'model' } } }),
      {
        code: 'file/edge-not-allowed',
        message: 'The edge “e” leads from “Final answer” to “Call Model”, which cannot be.',
        at: { kind: 'agent' },
      },
    ],
    [
      'two edges between the same nodes',
      file({ edges: { e: { from: 'start', to: 'model' }, f: { from: 'start', to: 'model' } } }),
      { code: 'file/edge-twice', message: 'The edges “e” and “f” join the same two nodes.', at: { kind: 'agent' } },
    ],
    [
      'too many nodes',
      file({
        nodes: nodes(
          Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`t${i}`, { kind: 'tool', toolName: 't' }])),
        ),
      }),
      { code: 'file/too-many-nodes', message: 'The agent has 2003 nodes; 2000 are accepted.', at: { kind: 'agent' } },
    ],
  ])('reports %s', (_what, input, problem) => {
    expect(problemsOf(input)).toEqual([problem]);
  });

  it('reports every problem of a shape, fifty at most', () => {
    const broken = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`t${i}`, { kind: 'tool' }]));

    expect(problemsOf(file({ nodes: nodes(broken) }))).toHaveLength(50);
  });

  it('refuses a member named __proto__ and leaves other objects alone', () => {
    const hostile: unknown = JSON.parse('{"version":1,"nodes":{},"extra":{"a":{"__proto__":{"polluted":true}}}}');

    expect(problemsOf(hostile)).toEqual([
      {
        code: 'file/unsafe-member',
        message: 'A member is named “__proto__”. No agent needs one, and it can be used to change other data.',
        at: { kind: 'agent' },
      },
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses data that contains itself', () => {
    const circular: Record<string, unknown> = file();
    circular['self'] = circular;

    expect(problemsOf(circular)).toEqual([
      {
        code: 'file/too-deep',
        message: 'The data nests deeper than 200 levels, or contains itself.',
        at: { kind: 'agent' },
      },
    ]);
  });

  it('answers with the same document for a document', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        expect(parseAgentDocument(document)).toEqual({ ok: true, value: document });
      }),
    );
  });

  it('never throws and never changes its input, whatever it gets', () => {
    const mutations = fc.tuple(agentDocuments, fc.string(), fc.jsonValue()).map(([document, key, value]) => ({
      ...document,
      settings: { ...document.settings, [key]: value },
      nodes: { ...document.nodes, [key]: value },
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          mutations,
          fc.jsonValue().map((nodes_) => ({ version: 1, nodes: nodes_ })),
        ),
        (input) => {
          const result = parseAgentDocument(input);
          if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
