import { assertNever } from '../base';
import type { AgentDocument, AgentNode, NodeKind } from './agentDocument';
import type { NodeId } from './ids';
import { displayName, nodeOf } from './queries';

/** The answer to a may-I question: yes, or why not as a sentence for the person who asks. */
export type Permission = true | { readonly reason: string };

/**
 * Whether an edge may lead from one node to another. Canvas preview, command and keyboard list all ask here.
 *
 * Allowed are start → model, model → tool, model → structured output and model → end, each once.
 */
export function canConnect(document: AgentDocument, from: NodeId, to: NodeId): Permission {
  const source = nodeOf(document, from);
  const target = nodeOf(document, to);
  if (source === undefined || target === undefined) return { reason: 'One of the two is no longer there.' };
  if (source.id === target.id) return { reason: `“${displayName(source)}” cannot lead to itself.` };
  const refusal = refuseDirection(source, target);
  if (refusal !== null) return { reason: refusal };
  if (Object.values(document.edges).some((edge) => edge.from === from && edge.to === to)) {
    return { reason: `“${displayName(source)}” and “${displayName(target)}” are connected already.` };
  }
  return true;
}

/** Whether a person may remove the node: start, model and end are what makes it an agent. */
export function canRemove(document: AgentDocument, id: NodeId): Permission {
  const node = nodeOf(document, id);
  if (node === undefined) return { reason: 'It is no longer there.' };
  return isOneOfMany(node.kind) ? true : { reason: `An agent needs its ${nounOf(node.kind)}; it cannot be removed.` };
}

/** Whether a person may make a second one of the node. */
export function canDuplicate(document: AgentDocument, id: NodeId): Permission {
  const node = nodeOf(document, id);
  if (node === undefined) return { reason: 'It is no longer there.' };
  return isOneOfMany(node.kind) ? true : { reason: `An agent has exactly one ${nounOf(node.kind)}.` };
}

/** Whether edges of these kinds may exist at all, whatever the document holds. */
export function isConnectable(from: NodeKind, to: NodeKind): boolean {
  switch (from) {
    case 'start':
      return to === 'model';
    case 'model':
      return to === 'tool' || to === 'structured-output' || to === 'end';
    case 'tool':
    case 'structured-output':
    case 'end':
      return false;
    default:
      return assertNever(from);
  }
}

function refuseDirection(source: AgentNode, target: AgentNode): string | null {
  if (isConnectable(source.kind, target.kind)) return null;
  if (target.kind === 'start') return 'Nothing leads back to the start.';
  switch (source.kind) {
    case 'start':
      return 'The start leads to the model call.';
    case 'model':
      return 'The model call leads to tools, to structured output and to the final answer.';
    case 'tool':
      return target.kind === 'model'
        ? `The result of “${source.toolName}” goes back to the model by itself; no connection is needed.`
        : `A tool answers the model. Connect “${displayName(target)}” to the model call instead.`;
    case 'structured-output':
      return `A call of “${source.toolName}” ends the run; nothing follows it.`;
    case 'end':
      return 'Nothing follows the final answer.';
    default:
      return assertNever(source);
  }
}

function isOneOfMany(kind: NodeKind): boolean {
  return kind === 'tool' || kind === 'structured-output';
}

function nounOf(kind: NodeKind): string {
  return kind === 'model' ? 'model call' : kind === 'end' ? 'final answer' : kind;
}
