import type { Diagnostic } from '../../core/diagnostics';
import type { Result } from '../../core/base';
import type { AgentDocument } from '../../core/model';

/** A sample agent of this app: its card, and the agent itself. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  /** How its slow part waits, in a few words. */
  readonly waits: string;
  readonly document: AgentDocument;
}

interface SampleEntry {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly waits: string;
}

type Read = (text: string) => Result<AgentDocument, readonly Diagnostic[]>;

/** All samples in their order; rejects if one cannot be had. */
export async function loadSamples(read: Read): Promise<Sample[]> {
  const entries: unknown = await (await fetchOk('/samples/index.json')).json();
  if (!isIndex(entries)) throw new Error('The list of samples is not a list.');
  return Promise.all(entries.samples.filter(isEntry).map((entry) => loadSample(entry, read)));
}

async function loadSample(entry: SampleEntry, read: Read): Promise<Sample> {
  const agent = read(await (await fetchOk(`/samples/${entry.id}.agent.json`)).text());
  if (!agent.ok) throw new Error(agent.error[0]?.message ?? `“${entry.title}” cannot be read.`);
  return { ...entry, document: agent.value };
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response;
}

function isIndex(value: unknown): value is { readonly samples: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'samples' in value && Array.isArray(value.samples);
}

function isEntry(value: unknown): value is SampleEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'line' in value &&
    typeof value.line === 'string' &&
    'waits' in value &&
    typeof value.waits === 'string'
  );
}
