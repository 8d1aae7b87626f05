import { ok } from '../../core/base';
import { readMachineArn, versionArnOf } from '../api/arn';
import { pageOf } from '../api/page';
import { integer, optional, required, structure, text } from '../api/shape';
import { epochSeconds, operation } from './operation';

/** Newest first. A machine that does not exist has no versions: the operation knows no StateMachineDoesNotExist. */
export const listStateMachineVersions = operation({
  input: structure({
    stateMachineArn: required(text({ min: 1, max: 256 })),
    nextToken: optional(text({ min: 1, max: 1024 })),
    maxResults: optional(integer({ min: 0, max: 1000 })),
  }),
  run: ({ stateMachineArn, maxResults, nextToken }, { store, nowMs }) => {
    const read = readMachineArn(stateMachineArn);
    if (!read.ok) return read;
    const { machineArn } = read.value;
    const page = pageOf({
      items: [...(store.get(machineArn)?.versions ?? [])].reverse(),
      keyOf: (version) => String(version.number),
      compareKeys: (a, b) => Number(b) - Number(a),
      listing: `versions of ${machineArn}`,
      maxResults,
      nextToken,
      nowMs,
    });
    if (!page.ok) return page;
    return ok({
      stateMachineVersions: page.value.items.map(({ number, creationDate }) => ({
        stateMachineVersionArn: versionArnOf(machineArn, number),
        creationDate: epochSeconds(creationDate),
      })),
      ...(page.value.nextToken === undefined ? {} : { nextToken: page.value.nextToken }),
    });
  },
});
