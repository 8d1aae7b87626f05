import { parseArgs } from 'node:util';
import { pricesOf } from '../core/cost';
import { junitXml, type TestReport } from '../core/proof';
import { readAgent, writeOutput } from './agentFile';
import { EXIT, UsageError, type Command } from './command';
import { countText, printJson, tell } from './output';
import { priceSettings } from './priceOptions';
import { runJob } from './runJob';
import { timeLimitMs } from './timeLimit';

const DEFAULT_SECONDS = 60;

export const testCommand: Command = {
  usage: 'test FILE [--junit FILE] [--region REGION] [--prices FILE] [--time-limit SECONDS] [--json]',
  summary: 'Runs the scenarios of an agent and checks what they expect.',
  details: `  FILE          an agent with "scenarios", or any other, which is run in a scenario made from it; - reads standard input
  --junit       writes the report as JUnit XML, a case for each expectation
  --region      region of the prices that "costs-at-most" is judged by; us-east-1 unless given
  --prices      JSON file with own prices
  --time-limit  real seconds all scenarios together may take; ${DEFAULT_SECONDS} unless given
  --json        prints { agent, passed, failed, outcomes } instead of lines

A scenario is a world (job lengths, answers, failures, people) and its expectations; the README has an example.
Prints a line for each scenario and each expectation, with what the run did, and closes with "N passed, N failed".
Exit codes: 0 all passed, 1 some failed or were not reached, 2 wrong usage or a file that cannot be read, 130 interrupted.`,
  run: test,
};

async function test(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      junit: { type: 'string' },
      region: { type: 'string' },
      prices: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const document = await readAgent(positionals);
  const prices = pricesOf(await priceSettings(values));

  const ending = await runJob<'test'>(
    { kind: 'test', document, prices },
    { announcement: `Testing ${document.name}.`, timeLimitMs: limitMs },
  );
  if (ending.kind === 'stopped') return ending.exitCode;
  if (!ending.result.ok) throw new UsageError(ending.result.error.map(({ message }) => message).join('\n'));
  const report = ending.result.value;
  for (const { name, unknownTools } of report.outcomes) {
    if (unknownTools.length > 0) tell(`${name} speaks of tools the agent does not have: ${unknownTools.join(', ')}.`);
  }
  if (values.junit !== undefined) await writeOutput(values.junit, junitXml(report));
  if (values.json === true) printJson(report);
  else printReport(report);
  return report.failed > 0 ? EXIT.problems : EXIT.ok;
}

function printReport({ outcomes, passed, failed }: TestReport): void {
  for (const { name, verdicts } of outcomes) {
    console.log(`${name}: ${countText(verdicts.length, 'expectation')}`);
    for (const { passed: isMet, expected, actual } of verdicts) {
      console.log(`  ${isMet ? 'passed' : 'FAILED'}  ${expected}: ${actual}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
}
