import type { AgentDocument } from '../../core/model';
import type { StartPorts } from './startPorts';

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

/** All samples in their order; rejects if one cannot be had. */
export async function loadSamples({ loadSample }: Pick<StartPorts, 'loadSample'>): Promise<Sample[]> {
  const response = await fetch('/samples/index.json');
  if (!response.ok) throw new Error(`The list of samples: the server answered ${response.status}.`);
  const index: unknown = await response.json();
  if (!isIndex(index)) throw new Error('The list of samples is not a list.');
  return Promise.all(
    index.samples.filter(isEntry).map(async (entry) => {
      const agent = await loadSample(entry.id);
      if (!agent.ok) throw new Error(agent.error[0]?.message ?? `“${entry.title}” cannot be read.`);
      return { ...entry, document: agent.value };
    }),
  );
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
