import type { CaseRunner, ConformanceCase, ConformanceLevel, ConformanceResult } from './conformanceCase';
import { runExecutionCase } from './executionCase';

/**
 * Runs a case by its kind and compares strictly. A kind nobody runs is a failure, not a skip.
 *
 * @param runners - the kinds other parts of the core run: validation, variable references, TestState.
 */
export async function runConformanceCase(
  source: ConformanceCase,
  level: ConformanceLevel = 'history',
  runners: Readonly<Record<string, CaseRunner | undefined>> = {},
): Promise<ConformanceResult> {
  const runner = source.kind === 'execution' ? runExecutionCase : runners[source.kind];
  if (!runner) return { passed: false, firstDifference: `No runner for cases of kind "${source.kind}".`, produced: {} };
  const result = await runner(source, level);
  if (source.isWithoutExpected !== true) return result;
  return { ...result, passed: false, firstDifference: `The case "${source.id}" has no "expected" to compare with.` };
}
