import { MAX_DEFINITION_BYTES } from '../../asl';
import type { Diagnostic } from '../../diagnostics';
import { groupThousands } from '../../model';

/** Part of the limit beyond which it is near. */
const NEAR = 0.8;

/**
 * Whether Step Functions takes a definition of this size.
 *
 * @param bytes - of the text that is deployed, in UTF-8.
 */
export function judgeDefinitionSize(bytes: number): Diagnostic[] {
  if (bytes <= MAX_DEFINITION_BYTES * NEAR) return [];
  const isTooLarge = bytes > MAX_DEFINITION_BYTES;
  return [
    {
      code: 'agent/definition-too-large',
      severity: isTooLarge ? 'error' : 'warning',
      message: `The state machine takes ${groupThousands(bytes)} bytes; Step Functions accepts ${groupThousands(MAX_DEFINITION_BYTES)}.`,
      hint: 'Shorten descriptions and schemas, or give some of the tools to a sub-agent.',
      at: { kind: 'agent' },
    },
  ];
}
