import {
  formatDuration,
  nodesOf,
  toolsOf,
  waitingFace,
  type AgentDocument,
  type PollingSettings,
} from '../../core/model';
import { nodeIconName } from '../../editor';

export interface SampleFace {
  readonly icon: ReturnType<typeof nodeIconName> | 'person';
  /** How its slow tool waits, for the ruler; null: nothing polls. */
  readonly polling: PollingSettings | null;
  /** The same in words; null: it does not wait. */
  readonly waiting: string | null;
}

/** What a card says about an agent: its slowest part. A tool that waits comes before an approval, an approval before anything else. */
export function sampleFace(document: AgentDocument): SampleFace {
  const tools = toolsOf(document);
  const waiting = tools.find((tool) => tool.polling.mode !== 'none');
  if (waiting !== undefined) {
    const polls = waiting.polling.mode !== 'callback';
    return {
      icon: nodeIconName(waiting),
      polling: polls ? waiting.polling : null,
      waiting: waitingFace(waiting.polling),
    };
  }
  const approved = tools.find((tool) => tool.approval !== null);
  if (approved?.approval) {
    return { icon: 'person', polling: null, waiting: `up to ${formatDuration(approved.approval.timeoutSeconds)}` };
  }
  const remote = tools.find((tool) => tool.target.type === 'activity');
  if (remote !== undefined) {
    return { icon: 'remote', polling: null, waiting: `up to ${formatDuration(remote.errors.timeoutSeconds)}` };
  }
  const output = nodesOf(document).find((node) => node.kind === 'structured-output');
  return { icon: output === undefined ? 'model' : nodeIconName(output), polling: null, waiting: null };
}
