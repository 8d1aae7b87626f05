export type { Branded } from './brand';
export { assertNever, invariant, InvariantError } from './invariant';
export { err, ok, type Result } from './result';
