import { pointerTokens } from '../../core/json';
import { displayName, type AgentDocument } from '../../core/model';
import type { LocatedDiagnostic } from '../../editor';
import { labels } from './labels';

/** Where a problem is, in words: the thing it is about, and the part of it. */
export interface PlaceWords {
  readonly subject: string;
  readonly part: string;
  /** The subject is a name as the machine knows it. */
  readonly isIdentifier: boolean;
}

export function placeWords(document: AgentDocument, diagnostic: LocatedDiagnostic): PlaceWords {
  const { nodeId, field, pointer } = diagnostic;
  const node = nodeId === null ? undefined : document.nodes[nodeId];
  if (node !== undefined) {
    return {
      subject: displayName(node),
      part: field === null ? stateWords(pointer) : fieldWords(field),
      isIdentifier: node.kind === 'tool' || node.kind === 'structured-output',
    };
  }
  if (field !== null) return { subject: labels.settings, part: fieldWords(field), isIdentifier: false };
  if (pointer !== null) return { subject: labels.machine, part: stateWords(pointer), isIdentifier: false };
  return { subject: labels.agent, part: document.name, isIdentifier: false };
}

function fieldWords(field: string): string {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const words = labels.fields[path];
    if (words !== undefined) return words;
  }
  return field;
}

/** The State around a place in the machine, and the member of it. */
function stateWords(pointer: string | null): string {
  if (pointer === null) return '';
  const tokens = pointerTokens(pointer as Parameters<typeof pointerTokens>[0]); // a diagnostic's pointer is one
  const at = tokens.lastIndexOf('States');
  const state = tokens[at + 1];
  if (at === -1 || state === undefined) return tokens.join(' › ');
  return [state, ...tokens.slice(at + 2, at + 4)].join(' › ');
}
