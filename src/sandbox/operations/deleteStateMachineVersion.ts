import { ok } from '../../core/base';
import { readMachineArn } from '../api/arn';
import { refuse } from '../api/fault';
import { required, structure, text } from '../api/shape';
import { operation } from './operation';

/** Deleting a version that is not there succeeds; its number is never given again. */
export const deleteStateMachineVersion = operation({
  writes: true,
  input: structure({ stateMachineVersionArn: required(text({ min: 1, max: 2000 })) }),
  run: async ({ stateMachineVersionArn }, { store }) => {
    const read = readMachineArn(stateMachineVersionArn);
    if (!read.ok) return read;
    const { machineArn, version: number } = read.value;
    if (number === undefined) return refuse('InvalidArn', `Invalid Arn: '${stateMachineVersionArn}'`);
    const machine = store.get(machineArn);
    const versions = machine?.versions.filter((version) => version.number !== number) ?? [];
    if (machine !== undefined && versions.length < machine.versions.length) await store.put({ ...machine, versions });
    return ok({});
  },
});
