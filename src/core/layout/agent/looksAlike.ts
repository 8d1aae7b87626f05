import type { AgentDocument, AgentNode, NodeId, PollingSettings } from '../../model';

/** Fields of polling that decide how a tool is drawn: its height, and the track it gives up on. */
const drawn = ['mode', 'onGiveUp', 'max_polling_attempts', 'callback'] as const satisfies (keyof PollingSettings)[];

/**
 * Whether two documents have the same layout. Compares identities, for edits share what they do not change; a different answer of two equal
 * documents costs a layout, never a wrong one.
 */
export function looksAlike(a: AgentDocument, b: AgentDocument): boolean {
  if (a.edges !== b.edges || a.layout !== b.layout) return false;
  if (a.nodes === b.nodes) return true;
  const ids = Object.keys(a.nodes) as NodeId[]; // keys of a record over node ids
  const others = Object.keys(b.nodes);
  return (
    ids.length === others.length && ids.every((id, at) => id === others[at] && isDrawnAlike(a.nodes[id], b.nodes[id]))
  );
}

function isDrawnAlike(a: AgentNode | undefined, b: AgentNode | undefined): boolean {
  if (a === b) return true;
  if (a?.kind !== 'tool' || b?.kind !== 'tool') return false;
  const fields = Object.keys({ ...a, ...b }) as (keyof typeof a)[]; // both are tools
  return (
    fields.every((field) => field === 'polling' || a[field] === b[field]) &&
    drawn.every((field) => a.polling[field] === b.polling[field])
  );
}
