import { nodesOf, toolsOf, type AgentDocument, type PollingSettings } from '../../core/model';
import { nodeIconName } from '../../editor';

export interface SampleFace {
  readonly icon: ReturnType<typeof nodeIconName> | 'person';
  /** How its slow tool polls, for the ruler; null: nothing polls. */
  readonly polling: PollingSettings | null;
  /** It waits for something or somebody. */
  readonly waits: boolean;
}

/** What a card shows of an agent: its slowest part. A tool that waits comes before an approval, an approval before anything else. */
export function sampleFace(document: AgentDocument): SampleFace {
  const tools = toolsOf(document);
  const waiting = tools.find((tool) => tool.polling.mode !== 'none');
  if (waiting !== undefined) return { icon: nodeIconName(waiting), polling: waiting.polling, waits: true };
  if (tools.some((tool) => tool.approval !== null)) return { icon: 'person', polling: null, waits: true };
  const slow = tools.find((tool) => tool.target.type === 'activity');
  if (slow !== undefined) return { icon: nodeIconName(slow), polling: null, waits: true };
  const output = nodesOf(document).find((node) => node.kind === 'structured-output');
  return { icon: output === undefined ? 'model' : nodeIconName(output), polling: null, waits: false };
}
