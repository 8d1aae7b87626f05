import type { State } from '../../../core/asl';
import { formatDuration } from '../../../core/model';
import type { IconName } from '../../../ui';

/** Icon of a State; `field`: the field of the node that made it. */
export function stateIconName(state: State, field: string | undefined): IconName {
  const asksPerson = field?.startsWith('approval') === true || field === 'polling.onGiveUp';
  if (asksPerson && state.Type !== 'Fail') return 'person';
  switch (state.Type) {
    case 'Task':
      return taskIconName(state.Resource);
    case 'Pass':
      return 'arrow-right';
    case 'Choice':
      return 'choice';
    case 'Wait':
      return 'hourglass';
    case 'Succeed':
      return 'check-circle';
    case 'Fail':
      return 'error';
    case 'Parallel':
      return 'layers';
    case 'Map':
      return 'map';
  }
}

/** How long a Wait waits, for the chip on its edge; null: no Wait. */
export function waitText(state: State): string | null {
  if (state.Type !== 'Wait') return null;
  if (typeof state.Seconds === 'number') return formatDuration(state.Seconds);
  return state.Timestamp !== undefined || state.TimestampPath !== undefined ? 'until a time' : 'varies';
}

/** What a container does with what is in it, beside its name; `ofToolCalls`: the agent's own Map. */
export function containerText(state: State, ofToolCalls: boolean): string {
  if (state.Type === 'Parallel') return `${state.Branches.length} branches side by side`;
  if (state.Type !== 'Map') return '';
  if (state.ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED') return 'one child execution per item';
  const { MaxConcurrency } = state;
  const each = `one iteration per ${ofToolCalls ? 'tool call' : 'item'}`;
  return typeof MaxConcurrency === 'number' && MaxConcurrency > 0 ? `${each}, ${MaxConcurrency} at a time` : each;
}

function taskIconName(resource: string): IconName {
  if (resource.includes(':lambda:') || resource.includes(':::lambda')) return 'lambda';
  if (resource.includes(':activity:')) return 'remote';
  if (resource.includes(':::states:startExecution')) return 'robot';
  return resource.includes(':bedrock') ? 'model' : 'cube';
}
