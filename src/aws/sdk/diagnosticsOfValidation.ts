import type { ValidateStateMachineDefinitionOutput } from '@aws-sdk/client-sfn';
import type { Diagnostic } from '../../core/diagnostics';
import { pointerOf, ROOT_POINTER, type JsonPointer } from '../../core/json';

/**
 * AWS's findings as diagnostics at their places. The API reference says to rely on `result` alone: an error that comes with `OK` is shown as a
 * warning, and a `FAIL` without one still stops.
 */
export function diagnosticsOfValidation({
  result,
  diagnostics = [],
}: ValidateStateMachineDefinitionOutput): Diagnostic[] {
  const failed = result === 'FAIL';
  const found = diagnostics.map(({ severity, code = '', message = '', location }): Diagnostic => ({
    code: `asl/aws-${code.toLowerCase().replaceAll('_', '-')}`,
    severity: failed && severity === 'ERROR' ? 'error' : 'warning',
    message: `AWS: ${message}`,
    at: { kind: 'asl', pointer: pointerOfLocation(location) },
  }));
  if (!failed || found.some(({ severity }) => severity === 'error')) return found;
  return [
    ...found,
    {
      code: 'asl/aws-refused',
      severity: 'error',
      message: 'AWS does not accept the definition and does not say why.',
      at: { kind: 'asl', pointer: ROOT_POINTER },
    },
  ];
}

/** AWS writes `/States/Call Model/Retry[0]/BackoffRate`; where it writes anything else, the root is meant. */
function pointerOfLocation(location: string | undefined): JsonPointer {
  if (location?.startsWith('/') !== true) return ROOT_POINTER;
  const tokens = location
    .slice(1)
    .split('/')
    .flatMap((part) => part.replace(/\[(\d+)\]/g, '/$1').split('/'))
    .filter((token) => token !== '');
  return pointerOf(...tokens);
}
