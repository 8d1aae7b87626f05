import { ok } from '../../core/base';
import type { Tag } from '../machine';
import { refuse, type Outcome } from './fault';
import { MAX_TAGS } from './quotas';
import { list, required, structure, text } from './shape';

export const tagList = list(
  structure({ key: required(text({ min: 1, max: 128 })), value: required(text({ max: 256 })) }),
);

/** Characters of tag keys and values: letters, digits and space of any script, and `_ . : / = + - @`. */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags of a resource after more were added: a key that is there gets the new value and keeps its place. */
export function mergeTags(
  resourceArn: string,
  current: readonly Tag[],
  added: readonly Tag[],
): Outcome<readonly Tag[]> {
  for (const { key, value } of added) {
    if (/^aws:/i.test(key)) {
      return refuse('ValidationException', `Tag key '${key}' is not valid: the prefix "aws:" is reserved for AWS use.`);
    }
    if (!allowed.test(key) || !allowed.test(value)) {
      return refuse('ValidationException', `Tag '${key}' contains a character that is not allowed in tags.`);
    }
  }
  const merged = new Map([...current, ...added].map(({ key, value }) => [key, value]));
  if (merged.size > MAX_TAGS) return refuse('TooManyTags', `Too many tags for resource: '${resourceArn}'`);
  return ok([...merged].map(([key, value]) => ({ key, value })));
}
