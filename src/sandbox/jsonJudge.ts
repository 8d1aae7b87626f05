import type { DefinitionFinding, DefinitionJudge } from './definitionJudge';
import { isJsonObject } from '../core/json';

/** Judges only that a definition is a JSON object with its required fields. */
export const jsonJudge: DefinitionJudge = {
  findings,
  refusal(definition) {
    const [first] = findings(definition);
    if (first === undefined) return undefined;
    const place = first.location === undefined ? '' : ` at ${first.location}`;
    return `Invalid State Machine Definition: '${first.code}: ${first.message}${place}'`;
  },
  variableReferences: () => ({}),
};

function findings(definition: string): readonly DefinitionFinding[] {
  let value: unknown;
  try {
    value = JSON.parse(definition);
  } catch (error) {
    return [
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message: error instanceof Error ? error.message : 'Not JSON',
      },
    ];
  }
  if (!isJsonObject(value)) {
    return [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' }];
  }
  const missing = ['States', 'StartAt'].filter((field) => !Object.hasOwn(value, field));
  if (missing.length === 0) return [];
  const message = `These fields are required: [${missing.join(', ')}]`;
  return [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, location: '/' }];
}
