import fc from 'fast-check';
import { expect, it, describe } from 'vitest';
import { agentDocuments } from '../agentDocument.gen';
import type { AgentDocument } from '../agentDocument';
import { emptyAgent } from '../defaults';
import { serializeAgent } from './serializeAgent';

describe('serializeAgent', () => {
  it('writes the same bytes for documents that are equal, in whatever order their members were set', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        expect(serializeAgent(backwards(document))).toBe(serializeAgent(document));
      }),
    );
  });

  it('writes what a person looks for first at the top', () => {
    const lines = serializeAgent({ ...emptyAgent('x'), extra: { owner: 'data team' } }).split('\n');

    expect(lines.filter((line) => /^ {2}"/.test(line)).map((line) => line.trim().split('"')[1])).toEqual([
      'version',
      'name',
      'description',
      'nodes',
      'edges',
      'settings',
      'layout',
      'owner',
    ]);
    expect(lines.at(-1)).toBe('');
  });

  it('keeps an unknown member named like a known one apart', () => {
    const text = serializeAgent({ ...emptyAgent('mine'), extra: { name: 'theirs' } });

    expect(JSON.parse(text)).toMatchObject({ name: 'mine', extra: { name: 'theirs' } });
  });
});

/** The same document with the members of document, nodes, settings and polling set in reverse. */
function backwards(document: AgentDocument): AgentDocument {
  const nodes = Object.fromEntries(
    Object.entries(document.nodes).map(([id, node]) => [
      id,
      node.kind === 'tool' ? { ...reversed(node), polling: reversed(node.polling) } : reversed(node),
    ]),
  );
  return reversed({ ...document, nodes, settings: reversed(document.settings) });
}

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}
