import { refused, type TestStateRefusal, type TestStateRequest } from './request';

/**
 * What AWS refuses before it looks at a request: fields that are too long, too small or none of the values allowed.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html, read 2026-11
 */
export function refusalOfFields(request: TestStateRequest): TestStateRefusal | undefined {
  const { mock, stateConfiguration: configuration } = request;
  const problems = [
    enumeration('inspectionLevel', request.inspectionLevel, ['INFO', 'DEBUG', 'TRACE']),
    length('roleArn', request.roleArn, { min: 1, max: 256 }),
    length('stateName', request.stateName, { min: 1, max: 80 }),
    enumeration('mock.fieldValidationMode', mock?.fieldValidationMode, ['STRICT', 'PRESENT', 'NONE']),
    length('mock.result', mock?.result, { max: MAX_DATA, isSecret: true }),
    length('mock.errorOutput.error', mock?.errorOutput?.error, { max: 256, isSecret: true }),
    length('mock.errorOutput.cause', mock?.errorOutput?.cause, { max: 32_768, isSecret: true }),
    atLeastNone('stateConfiguration.retrierRetryCount', configuration?.retrierRetryCount),
    length('stateConfiguration.errorCausedByState', configuration?.errorCausedByState, { min: 1, max: 80 }),
    atLeastNone('stateConfiguration.mapIterationFailureCount', configuration?.mapIterationFailureCount),
    length('stateConfiguration.mapItemReaderData', configuration?.mapItemReaderData, { max: MAX_DATA, isSecret: true }),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0) return undefined;
  const counted = `${problems.length} validation ${problems.length === 1 ? 'error' : 'errors'} detected`;
  return refused(`${counted}: ${problems.join('; ')}`);
}

/** Characters of a field that holds data. */
const MAX_DATA = 262_144;

interface Length {
  readonly min?: number;
  readonly max: number;
  /** The value is not repeated in the message. */
  readonly isSecret?: boolean;
}

function length(
  field: string,
  value: string | undefined,
  { min = 0, max, isSecret = false }: Length,
): string | undefined {
  if (value === undefined || (value.length >= min && value.length <= max)) return undefined;
  const wanted = value.length < min ? `greater than or equal to ${min}` : `less than or equal to ${max}`;
  return violated(field, isSecret ? undefined : value, `Member must have length ${wanted}`);
}

function atLeastNone(field: string, value: number | undefined): string | undefined {
  if (value === undefined || value >= 0) return undefined;
  return violated(field, String(value), 'Member must have value greater than or equal to 0');
}

function enumeration(field: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return undefined;
  return violated(field, value, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}

function violated(field: string, value: string | undefined, constraint: string): string {
  const shown = value === undefined ? 'Value' : `Value '${value}'`;
  return `${shown} at '${field}' failed to satisfy constraint: ${constraint}`;
}
