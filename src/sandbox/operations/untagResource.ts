import { ok } from '../../core/base';
import { list, required, structure, text } from '../api/shape';
import { findTagged } from './findTagged';
import { operation } from './operation';

export const untagResource = operation({
  writes: true,
  input: structure({
    resourceArn: required(text({ min: 1, max: 256 })),
    tagKeys: required(list(text({ min: 1, max: 128 }))),
  }),
  run: async ({ resourceArn, tagKeys }, { store }) => {
    const found = findTagged(store, resourceArn);
    if (!found.ok) return found;
    await store.put({ ...found.value, tags: found.value.tags.filter(({ key }) => !tagKeys.includes(key)) });
    return ok({});
  },
});
