import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StateMachineType } from '../asl/walk';
import { createStateMachineError } from './createStateMachineError';
import { validateStateMachineDefinition } from './validateStateMachineDefinition';

interface RecordedCase {
  readonly id: string;
  readonly kind: string;
  readonly type?: StateMachineType;
  readonly definition?: unknown;
  readonly definitionText?: string;
  readonly expected: unknown;
}

const folder = path.resolve(import.meta.dirname, '../../../../../shared/conformance');
if (!existsSync(folder)) console.warn(`Recorded answers of AWS are not compared: there is no ${folder}`);

const cases: RecordedCase[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== 'MANIFEST.json')
      .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as RecordedCase[])
  : [];

const textOf = ({ definition, definitionText }: RecordedCase): string => definitionText ?? JSON.stringify(definition);
const ofKind = (kind: string): RecordedCase[] => cases.filter((each) => each.kind === kind);

describe.skipIf(cases.length === 0)('answers recorded from AWS', () => {
  it.each(ofKind('createStateMachine'))('CreateStateMachine refuses in the same words: $id', (recorded) => {
    expect(createStateMachineError(textOf(recorded), recorded.type ?? 'STANDARD')).toEqual(recorded.expected);
  });

  it.each(ofKind('validateStateMachineDefinition'))(
    'ValidateStateMachineDefinition answers the same: $id',
    (recorded) => {
      expect(validateStateMachineDefinition(textOf(recorded), { type: recorded.type ?? 'STANDARD' })).toEqual(
        recorded.expected,
      );
    },
  );

  it('accepts every definition AWS has run', () => {
    const refused = [...ofKind('execution'), ...ofKind('variableReferences')].flatMap((recorded) => {
      const error = createStateMachineError(textOf(recorded), recorded.type ?? 'STANDARD');
      return error === undefined ? [] : [{ id: recorded.id, message: error.errorMessage }];
    });

    expect(refused).toEqual([]);
  });
});
