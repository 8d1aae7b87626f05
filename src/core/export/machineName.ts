import { MAX_NAME_CHARACTERS } from '../asl';

/** Name of a state machine for an agent of this name: letters, digits, hyphens and underscores. */
export function machineNameOf(agentName: string): string {
  const name = agentName
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME_CHARACTERS);
  return name === '' ? 'agent' : name;
}
