import { ok } from '../../core/base';
import { validateStateMachineDefinition as validate } from '../../core/validator';
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
  run: ({ definition, ...options }) => {
    const { result, diagnostics, truncated } = validate(definition, options);
    return ok({ result, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic })), truncated });
  },
});
