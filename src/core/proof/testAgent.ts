import { ok, type Result } from '../base';
import type { PriceTable } from '../cost';
import type { Diagnostic } from '../diagnostics';
import type { AgentDocument } from '../model';
import { checkExpectation, type Verdict } from './expectation/checkExpectation';
import { runScenario, type RunOptions, type ScenarioMetrics } from './runScenario';
import { scenariosOf } from './scenario/savedScenarios';
import type { Scenario } from './scenario/scenario';
import { unknownTools } from './scenario/unknownTools';

/** One scenario, run and judged. */
export interface ScenarioOutcome {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  readonly verdicts: readonly Verdict[];
  /** Tools it speaks of that the agent does not have. */
  readonly unknownTools: readonly string[];
  readonly metrics: ScenarioMetrics;
}

/** Every scenario of an agent, run and judged: what `stepwright test FILE` prints. */
export interface TestReport {
  readonly agent: string;
  /** Expectations of all scenarios that were met, and that were not. */
  readonly passed: number;
  readonly failed: number;
  readonly outcomes: readonly ScenarioOutcome[];
}

/**
 * Runs the scenarios of an agent. A scenario without expectations passes if it runs.
 *
 * @param onProgress - told the name of the scenario that is run next.
 */
export async function testAgent(
  document: AgentDocument,
  prices: PriceTable,
  onProgress?: (text: string) => void,
): Promise<Result<TestReport, Diagnostic[]>> {
  const scenarios = scenariosOf(document);
  if (!scenarios.ok) return scenarios;
  const outcomes: ScenarioOutcome[] = [];
  for (const scenario of scenarios.value) {
    onProgress?.(scenario.name);
    outcomes.push(await testScenario(document, scenario, prices));
  }
  const verdicts = outcomes.flatMap((outcome) => outcome.verdicts);
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  return ok({ agent: document.name, passed, failed: verdicts.length - passed, outcomes });
}

/** Runs one scenario and judges it. A run that spent a budget of the simulator has not shown anything, so it fails. */
export async function testScenario(
  document: AgentDocument,
  scenario: Scenario,
  prices: PriceTable,
  options: Pick<RunOptions, 'onProgress' | 'budgets'> = {},
): Promise<ScenarioOutcome> {
  const run = await runScenario(document, scenario, { keepHistory: false, ...options });
  const { spentBudget } = run.result;
  const verdicts = scenario.expectations.map((expectation) => checkExpectation(expectation, run, prices));
  if (spentBudget !== undefined) {
    const actual = `the simulator's budget of ${spentBudget} was spent`;
    verdicts.unshift({ expected: 'Runs to its end', passed: false, actual });
  }
  const passed = verdicts.every((verdict) => verdict.passed);
  const { id, name } = scenario;
  return { id, name, passed, verdicts, unknownTools: unknownTools(scenario, document), metrics: run.metrics };
}

/** The report as JUnit XML, which every CI reads: a case for each expectation. */
export function junitXml({ agent, passed: met, failed, outcomes }: TestReport): string {
  const suites = outcomes.map(({ name, verdicts, metrics }) => {
    const failures = verdicts.filter(({ passed }) => !passed).length;
    const cases = verdicts.map(({ expected, passed, actual }) => {
      const open = `    <testcase classname="${xml(agent)}" name="${xml(expected)}"`;
      return passed ? `${open}/>` : `${open}>\n      <failure message="${xml(actual)}"/>\n    </testcase>`;
    });
    const head = `  <testsuite name="${xml(name)}" tests="${verdicts.length}" failures="${failures}" time="${metrics.virtualSeconds}">`;
    return [head, ...cases, '  </testsuite>'].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(agent)}" tests="${met + failed}" failures="${failed}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => XML_ESCAPES[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd');
}
