export type { Branded } from './brand';
export { assertNever, invariant } from './invariant';
export { err, ok, type Result } from './result';
export { utf8Length } from './utf8Length';
