import { formatDuration, type AgentNode } from '../../core/model';

export interface OutlineTail {
  /** Short word at the end of the row; null: nothing to say. */
  readonly text: string | null;
  /** The word is a time. */
  readonly time: boolean;
  /** A person is asked. */
  readonly person: boolean;
}

/** What the end of a row in the outline says about a node: its interval, its service, whether a person is asked. */
export function outlineTail(node: AgentNode): OutlineTail {
  switch (node.kind) {
    case 'model':
      return { text: node.service.type === 'bedrock' ? 'Bedrock' : 'Lambda', time: false, person: false };
    case 'tool':
      return { text: waitingWord(node.polling), time: true, person: node.approval !== null };
    case 'start':
    case 'end':
    case 'structured-output':
      return { text: null, time: false, person: false };
  }
}

function waitingWord(polling: Extract<AgentNode, { kind: 'tool' }>['polling']): string | null {
  switch (polling.mode) {
    case 'none':
      return null;
    case 'callback':
      return 'callback';
    case 'wait-before-call':
    case 'poll-in-machine':
      return polling.polling_interval === null ? 'no interval' : formatDuration(polling.polling_interval);
  }
}
