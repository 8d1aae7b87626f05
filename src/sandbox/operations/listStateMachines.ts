import { ok } from '../../core/base';
import { pageOf } from '../api/page';
import { integer, optional, structure, text } from '../api/shape';
import { epochSeconds, operation } from './operation';

export const listStateMachines = operation({
  input: structure({
    maxResults: optional(integer({ min: 0, max: 1000 })),
    nextToken: optional(text({ min: 1, max: 1024 })),
  }),
  run: ({ maxResults, nextToken }, { store, region, nowMs }) => {
    const machines = store.all().filter((machine) => machine.arn.startsWith(`arn:aws:states:${region}:`));
    const page = pageOf({
      items: machines.sort((a, b) => compareNames(a.name, b.name)),
      keyOf: (machine) => machine.name,
      compareKeys: compareNames,
      listing: `machines of ${region}`,
      maxResults,
      nextToken,
      nowMs,
    });
    if (!page.ok) return page;
    return ok({
      stateMachines: page.value.items.map(({ arn, name, type, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: epochSeconds(creationDate),
      })),
      ...(page.value.nextToken === undefined ? {} : { nextToken: page.value.nextToken }),
    });
  },
});

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
