import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { readConformanceCase } from './conformanceCase';
import { runConformanceCase } from './runConformanceCase';

/** Cases written here, in the format of the recorded ones: what the recordings do not reach, as the specification and AWS's documentation have it. */
const folder = path.join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as JsonValue[],
);

describe('executions as the specification has them', () => {
  it.each(cases.map((value) => [(value as { id: string }).id, value] as const))('%s', async (_id, value) => {
    const source = readConformanceCase(value);
    if (typeof source === 'string') throw new Error(source);

    const result = await runConformanceCase(source, 'history');

    expect(result.firstDifference).toBeUndefined();
  });

  it('fails a case of a kind nobody runs, instead of skipping it', async () => {
    const result = await runConformanceCase(
      { id: 'x', category: '', kind: 'unheardOf', recorded: undefined, expected: {}, source: {} },
      'result',
    );

    expect(result).toMatchObject({ passed: false, firstDifference: 'No runner for cases of kind "unheardOf".' });
  });
});
