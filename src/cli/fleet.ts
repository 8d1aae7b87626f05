import { parseArgs } from 'node:util';
import { formatDuration, parseDuration } from '../core/model';
import { DEFAULT_FLEET_QUOTAS, type FleetResult } from '../core/proof';
import { firstScenario, readAgent, toolNamed } from './agentFile';
import { EXIT, UsageError, type Command } from './command';
import { printJson, tell } from './output';
import { runJob } from './runJob';
import { textTable } from './textTable';
import { timeLimitMs } from './timeLimit';

const DEFAULT_SECONDS = 60;
const MAX_RUNS = 100_000_000;
const MAX_WINDOW_SECONDS = 86_400;

export const fleetCommand: Command = {
  usage: 'fleet FILE --runs N --window DURATION [--tool NAME] [--time-limit SECONDS] [--json]',
  summary: 'Says what many runs of an agent at once ask of an account.',
  details: `  FILE          an agent, tool_configs or registry items; - reads standard input
  --runs        how many runs
  --window      time within which all of them start, evenly: 90, "5 min", "1 h"; a day at most
  --tool        the tool that waits, as the model names it; the first that waits unless given
  --time-limit  real seconds the work may take; ${DEFAULT_SECONDS} unless given
  --json        prints the numbers, with the calls of the tool in each second, instead of tables

Jobs last as long as in the first scenario of the agent, or in one made from it. Quotas are those of Standard Workflows in us-east-1, and
Lambda's of a new account; the watched service is taken to allow ${DEFAULT_FLEET_QUOTAS.toolCallsPerSecond} calls a second.
Exit codes: 0 within the quotas, 1 something would be throttled or the work was stopped, 2 wrong usage or a file that cannot be read,
130 interrupted.`,
  run: fleet,
};

async function fleet(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      window: { type: 'string' },
      tool: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const runs = runsOf(values.runs);
  const overSeconds = windowOf(values.window);
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const document = await readAgent(positionals);
  const tool = toolNamed(document, values.tool);
  const scenario = firstScenario(document);
  const job = scenario.jobs[tool.toolName];
  // A tool without a job has answered as soon as it is called; a job without an end lasts longer than any run.
  const seconds = job === undefined ? 0 : (job.durationSeconds ?? Number.POSITIVE_INFINITY);

  const ending = await runJob<'fleet'>(
    {
      kind: 'fleet',
      document,
      toolId: tool.id,
      scenario,
      request: {
        runs,
        overSeconds,
        jobs: { kind: 'fixed', seconds },
        quotas: DEFAULT_FLEET_QUOTAS,
        seed: scenario.seed,
      },
    },
    {
      announcement: `${runs.toLocaleString('en')} runs of ${document.name}, started within ${formatDuration(overSeconds)}.`,
      timeLimitMs: limitMs,
    },
  );
  if (ending.kind === 'stopped') return ending.exitCode;
  if (ending.result === null) {
    tell(`${tool.toolName} is never called.`);
    return EXIT.problems;
  }
  if (values.json === true) printJson(ending.result);
  else printTables(ending.result);
  return Object.values(ending.result.throttled).some((refused) => refused > 0) ? EXIT.problems : EXIT.ok;
}

function runsOf(text = ''): number {
  const runs = Number(text);
  if (Number.isInteger(runs) && runs >= 1 && runs <= MAX_RUNS) return runs;
  throw new UsageError(`--runs takes a whole number from 1 to ${MAX_RUNS}, not "${text}".`);
}

function windowOf(text = ''): number {
  const seconds = parseDuration(text);
  if (!seconds.ok) throw new UsageError(`--window: ${seconds.error}`);
  if (seconds.value >= 1 && seconds.value <= MAX_WINDOW_SECONDS) return seconds.value;
  throw new UsageError(`--window takes a time from 1 s to ${formatDuration(MAX_WINDOW_SECONDS)}, not "${text}".`);
}

function printTables({ throttled, ...result }: FleetResult): void {
  const quotas = DEFAULT_FLEET_QUOTAS;
  const rows: [string, number, number, number][] = [
    ['Lambda calls under way', result.peakLambdaConcurrency, quotas.lambdaConcurrency, throttled.lambdaCalls],
    ['Transitions a second', result.peakTransitionsPerSecond, quotas.transitionsPerSecond, throttled.transitions],
    ['Calls of the tool a second', result.peakCallsPerSecond, quotas.toolCallsPerSecond, throttled.toolCalls],
  ];
  const cells = rows.map(([what, ...numbers]) => [what, ...numbers.map(whole)]);
  console.log(textTable(['At most', 'Peak', 'Quota', 'Throttled'], cells));
  console.log(
    `Starts throttled: ${whole(throttled.starts)}. Runs under way at once: ${whole(result.peakRuns)} at most.`,
  );
  console.log(`${whole(result.toolCalls)} calls of the tool, ${whole(result.transitions)} transitions in all.`);
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}
