import { ok } from '../../core/base';
import { required, structure, text } from '../api/shape';
import { findTagged } from './findTagged';
import { operation } from './operation';

export const listTagsForResource = operation({
  input: structure({ resourceArn: required(text({ min: 1, max: 256 })) }),
  run: ({ resourceArn }, { store }) => {
    const found = findTagged(store, resourceArn);
    return found.ok ? ok({ tags: found.value.tags.map(({ key, value }) => ({ key, value })) }) : found;
  },
});
