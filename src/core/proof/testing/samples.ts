import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAgentText, type AgentDocument } from '../../model';

const folder = path.resolve(import.meta.dirname, '../../../../public/samples');

/** File names of the samples the app opens. */
export const sampleNames = readdirSync(folder).filter((name) => name.endsWith('.agent.json'));

export function sample(name: string): AgentDocument {
  const result = parseAgentText(readFileSync(path.join(folder, name), 'utf8'));
  if (!result.ok) throw new Error(`the sample ${name} must be readable`);
  return result.value;
}
