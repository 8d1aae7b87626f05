import { ok } from '../../core/base';
import { required, structure, text } from '../api/shape';
import { mergeTags, tagList } from '../api/tags';
import { findTagged } from './findTagged';
import { operation } from './operation';

export const tagResource = operation({
  writes: true,
  input: structure({ resourceArn: required(text({ min: 1, max: 256 })), tags: required(tagList) }),
  run: async ({ resourceArn, tags }, { store }) => {
    const found = findTagged(store, resourceArn);
    if (!found.ok) return found;
    const merged = mergeTags(resourceArn, found.value.tags, tags);
    if (!merged.ok) return merged;
    await store.put({ ...found.value, tags: merged.value });
    return ok({});
  },
});
