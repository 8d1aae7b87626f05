import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../importer';
import { emptyAgent, parseAgentText, type AgentDocument } from '../model';
import { agentDocuments } from '../model/agentDocument.gen';
import { exportFiles, type ExportId } from './exportFiles';
import { utf8 } from './utf8';

const samples = path.resolve(import.meta.dirname, '../../../public/samples');

function batchOrchestrator(): AgentDocument {
  const result = parseAgentText(readFileSync(path.join(samples, 'batch-orchestrator.agent.json'), 'utf8'));
  if (!result.ok) throw new Error('the sample must be readable');
  return result.value;
}

function fileOf(document: AgentDocument, id: ExportId) {
  const file = exportFiles(document).find((candidate) => candidate.id === id);
  if (file === undefined) throw new Error(`no file ${id}`);
  return file;
}

describe('exportFiles', () => {
  it('names the files after the agent', () => {
    expect(exportFiles(batchOrchestrator()).map(({ fileName, mimeType }) => [fileName, mimeType])).toEqual([
      ['batch-orchestrator-agent.asl.json', 'application/json'],
      ['batch-orchestrator-agent.agent.json', 'application/json'],
      ['batch-orchestrator-agent.tool_configs.json', 'application/json'],
      ['batch-orchestrator-agent.registry.json', 'application/json'],
      ['batch-orchestrator-agent.system-prompt.txt', 'text/plain;charset=utf-8'],
      ['batch-orchestrator-agent.execution-role.json', 'application/json'],
    ]);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'agent'],
    ['...', 'agent'],
    ['größe 日本', 'größe 日本'],
    ['a:b*c?"<>|', 'a-b-c'],
    ['x'.repeat(300), 'x'.repeat(80)],
  ])('makes a safe file name of “%s”', (name, stem) => {
    expect(fileOf({ ...emptyAgent('x'), name }, 'agent').fileName).toBe(`${stem}.agent.json`);
  });

  it('writes the machine with the interval of the monitor', () => {
    const machine = JSON.stringify(JSON.parse(fileOf(batchOrchestrator(), 'asl').text));

    expect(machine).toContain('"Wait Before monitor_batch_execution":{"Type":"Wait","Seconds":30');
  });

  it('writes files that are opened again as the same agent', () => {
    const agent = batchOrchestrator();
    const back = importText(fileOf(agent, 'agent').text);
    const configs = importText(fileOf(agent, 'tool-configs').text);
    const registry = importText(fileOf(agent, 'registry').text);

    expect(back).toMatchObject({ ok: true, value: { document: agent, diagnostics: [] } });
    expect(configs).toMatchObject({ ok: true, value: { format: 'tool-configs', diagnostics: [] } });
    expect(registry).toMatchObject({
      ok: true,
      value: { format: 'registry', diagnostics: [], document: { name: agent.name } },
    });
  });

  it('adds what the machine tells the model to the prompt', () => {
    const agent = batchOrchestrator();
    const { text } = fileOf(agent, 'system-prompt');

    expect(text).toContain('You run batches');
    expect(text).toContain('monitor_batch_execution');
    expect(text).toMatch(/\b30\b/);
  });

  it('gives the same bytes for the same document, whatever it is', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        const files = exportFiles(document);
        expect(exportFiles(structuredClone(document))).toEqual(files);
        for (const { bytes, text } of files) expect(Buffer.from(bytes).equals(Buffer.from(text, 'utf8'))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

it('encodes as TextEncoder does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
    }),
  );
  expect(utf8('\ud800')).toEqual(new Uint8Array([0xef, 0xbf, 0xbd]));
});
