import type { State } from '../../../core/asl';
import type { IconName } from '../../../ui';

export function stateIconName(state: State): IconName {
  switch (state.Type) {
    case 'Task':
      return state.Resource.includes('lambda') ? 'lambda' : 'cube';
    case 'Wait':
      return 'hourglass';
    case 'Choice':
      return 'choice';
    case 'Map':
    case 'Parallel':
      return 'map';
    case 'Pass':
      return 'arrow-right';
    case 'Succeed':
      return 'check-circle';
    case 'Fail':
      return 'error';
  }
}
