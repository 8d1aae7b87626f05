import type { JsonValue } from '../json';
import type { AgentDocument } from './agentDocument';

/** Member of the agent file that holds its scenarios; the simulation reads them, the model only keeps them. */
export const SCENARIOS_EXTRA = 'scenarios';

/** The scenarios of the agent file as they were written. Anything but a list counts as one. */
export function writtenScenarios({ extra }: Pick<AgentDocument, 'extra'>): readonly JsonValue[] {
  const saved = extra[SCENARIOS_EXTRA];
  if (saved === undefined) return [];
  return Array.isArray(saved) ? (saved as readonly JsonValue[]) : [saved];
}
