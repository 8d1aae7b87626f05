import { ok } from '../../core/base';
import { readMachineArn } from '../api/arn';
import { refuse } from '../api/fault';
import { required, structure, text } from '../api/shape';
import { operation } from './operation';

/** AWS deletes in the background (`DELETING`); here it is done when the answer comes. Deleting what is not there succeeds. */
export const deleteStateMachine = operation({
  writes: true,
  input: structure({ stateMachineArn: required(text({ min: 1, max: 256 })) }),
  run: async ({ stateMachineArn }, { store }) => {
    const read = readMachineArn(stateMachineArn);
    if (!read.ok) return read;
    if (read.value.version !== undefined) return refuse('InvalidArn', `Invalid Arn: '${stateMachineArn}'`);
    if (store.get(stateMachineArn) !== undefined) await store.remove(stateMachineArn);
    return ok({});
  },
});
