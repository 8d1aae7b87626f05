import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics';
import { compileAgent } from '../../core/compiler';
import { emptyAgent } from '../../core/model';
import { locateDiagnostics } from './located';

const document = emptyAgent('agent');
const at = { kind: 'node', nodeId: 'model', field: 'turnLimit' } as const;
const replaced: Diagnostic = { code: 'agent/number-replaced', severity: 'warning', message: 'It was replaced.', at };
const cause: Diagnostic = { code: 'agent/turn-limit', severity: 'error', message: 'It is wrong.', at };

describe('diagnostics in one list', () => {
  it('report the cause once: what the compiler did about it is left out', () => {
    const codes = (diagnostics: readonly Diagnostic[]) =>
      locateDiagnostics(document, compileAgent(document), diagnostics).map(({ code }) => code);

    expect(codes([replaced, cause])).toEqual(['agent/turn-limit']);
    expect(codes([replaced])).toEqual(['agent/number-replaced']);
  });
});
