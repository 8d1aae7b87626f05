import { isJsonArray, isJsonObject, type JsonValue } from '../../core/json';

/**
 * Whether a trust policy lets Step Functions assume its role. IAM answers with the document percent-encoded, emulators with plain JSON.
 */
export function trustsStepFunctions(policyDocument: string | undefined, region: string): boolean {
  const document = readDocument(policyDocument ?? '');
  if (!isJsonObject(document)) return false;
  return listOf(document.Statement).some(
    (statement) =>
      isJsonObject(statement) &&
      statement.Effect === 'Allow' &&
      listOf(statement.Action).some(
        (action) => typeof action === 'string' && /^(?:sts:AssumeRole|sts:\*|\*)$/i.test(action),
      ) &&
      isJsonObject(statement.Principal) &&
      listOf(statement.Principal.Service).some(
        (service) => service === 'states.amazonaws.com' || service === `states.${region}.amazonaws.com`,
      ),
  );
}

function readDocument(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text) as JsonValue; // JSON.parse makes nothing else
  } catch {
    return undefined; // a policy nobody can read trusts nobody
  }
}

/** A policy may write a list of one as the one. */
function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isJsonArray(value) ? value : [value];
}
