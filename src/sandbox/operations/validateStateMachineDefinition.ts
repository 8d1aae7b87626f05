import { ok } from '../../core/base';
import { MAX_FINDINGS } from '../api/quotas';
import { integer, oneOf, optional, required, structure, text } from '../api/shape';
import { operation } from './operation';

export const validateStateMachineDefinition = operation({
  input: structure({
    definition: required(text({ max: 1_048_576, isSensitive: true })),
    type: optional(oneOf('STANDARD', 'EXPRESS')),
    severity: optional(oneOf('ERROR', 'WARNING')),
    maxResults: optional(integer({ min: 0, max: MAX_FINDINGS })),
  }),
  run: ({ definition, type = 'STANDARD', severity = 'ERROR', maxResults = 0 }, { judge }) => {
    const findings = judge.findings(definition, type);
    const shown = severity === 'WARNING' ? findings : findings.filter((finding) => finding.severity === 'ERROR');
    const limit = maxResults === 0 ? MAX_FINDINGS : maxResults;
    return ok({
      result: findings.some((finding) => finding.severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: shown.slice(0, limit).map((finding) => ({ ...finding })),
      truncated: shown.length > limit,
    });
  },
});
