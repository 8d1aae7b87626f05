import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { readConformanceCase, type ConformanceCase } from './conformanceCase';
import { runConformanceCase } from './runConformanceCase';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/conformance');

function executionCases(file: string): ConformanceCase[] {
  const cases = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as JsonValue[];
  return cases
    .map(readConformanceCase)
    .filter((read): read is ConformanceCase => typeof read !== 'string' && read.kind === 'execution');
}

describe.skipIf(!existsSync(folder))('executions recorded against AWS', () => {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'MANIFEST.json')
    : [];

  it.each(files)('are reproduced event by event: %s', async (file) => {
    const differences: string[] = [];

    for (const source of executionCases(file)) {
      const result = await runConformanceCase(source, 'history');
      if (!result.passed) differences.push(`${source.id}: ${result.firstDifference ?? ''}`);
    }

    expect(differences).toEqual([]);
  });
});

if (!existsSync(folder)) {
  it('recorded executions are not beside the repository, so only our own cases were run', () => {
    expect(existsSync(folder)).toBe(false);
  });
}
