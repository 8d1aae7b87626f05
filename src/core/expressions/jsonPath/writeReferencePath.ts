import { err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import { runtimeFailure } from '../failure';
import { parseReferencePath } from './parseReferencePath';

/**
 * Puts a value where a Reference Path points, as `ResultPath` does.
 *
 * @returns a new value that shares everything beside the path with `target`, which is not changed. Members that are missing on the way are
 * made; a step that fits neither is a `States.ResultPathMatchFailure`.
 */
export function writeReferencePath(
  target: JsonValue,
  path: string,
  value: JsonValue,
): Result<JsonValue, ExpressionFailure> {
  const parsed = parseReferencePath(path);
  if (!parsed.ok) return err(runtimeFailure(`Invalid path '${path}' : ${parsed.error.message}`));
  if (parsed.value.root.kind !== 'input')
    return err(runtimeFailure(`Invalid path '${path}' : only a path from '$' can be written to`));
  return write(target, parsed.value.steps, value);
}

function write(
  target: JsonValue,
  steps: readonly (string | number)[],
  value: JsonValue,
): Result<JsonValue, ExpressionFailure> {
  const [step, ...rest] = steps;
  if (step === undefined) return ok(value);
  if (typeof step === 'number') {
    const item = isJsonArray(target) ? target[step] : undefined;
    if (item === undefined || !isJsonArray(target)) return err(mismatch(step, target));
    const written = write(item, rest, value);
    return written.ok ? ok(target.with(step, written.value)) : written;
  }
  if (!isJsonObject(target)) return err(mismatch(step, target));
  const member = Object.hasOwn(target, step) ? target[step] : undefined;
  const written = write(member === undefined ? {} : member, rest, value);
  return written.ok ? ok({ ...target, [step]: written.value }) : written;
}

function mismatch(step: string | number, target: JsonValue): ExpressionFailure {
  return {
    error: 'States.ResultPathMatchFailure',
    cause: `Unable to apply step "${step}" to input ${JSON.stringify(target)}`,
  };
}
