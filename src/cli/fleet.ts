import { parseArgs } from 'node:util';
import { formatDuration } from '../core/model';
import { quotaUses, type FleetRequest, type FleetResult } from '../core/proof';
import { firstScenario, readAgent, toolNamed } from './agentFile';
import { EXIT, UsageError, type Command } from './command';
import { jobsOf, QUOTA_LIST, quotasOf, regionOf, runsOf, windowOf } from './fleetOptions';
import { printJson, tell } from './output';
import { runJob } from './runJob';
import { textTable } from './textTable';
import { timeLimitMs } from './timeLimit';

const DEFAULT_SECONDS = 60;

export const fleetCommand: Command = {
  usage:
    'fleet FILE --runs N --window DURATION [--tool NAME] [--job LENGTH] [--job-spread SPREAD] [--region REGION] [--quota NAME=N]… [--time-limit SECONDS] [--json]',
  summary: 'Says what many runs of an agent at once ask of an account.',
  details: `  FILE          an agent, tool_configs or registry items; - reads standard input
  --runs        how many runs
  --window      time within which all of them start, evenly: 90, "5 min", "1 h"; a day at most
  --tool        the tool that waits, as the model names it; the first that waits unless given
  --job         how long each job lasts: 10m, or 5m..20m for lengths spread evenly between the two; unless given, as long as in the
                first scenario of the agent, or in one made from it
  --job-spread  how lengths spread around that of --job: exponential, with it as the mean; lognormal, with it as the median and a few
                far longer (σ 0.5, or as in lognormal:0.8)
  --region      whose default quotas are taken; us-east-1 unless given
  --quota       what the account allows, once for each quota. A second: starts, transitions, tool-calls; at once: starts-burst,
                transitions-burst, lambda
  --time-limit  real seconds the work may take; ${DEFAULT_SECONDS} unless given
  --json        prints { request, toolCalls, transitions, peak…, throttled, …BySecond } instead of tables

Quotas unless given:
${QUOTA_LIST}
They are the defaults of Standard Workflows and of Lambda; a new account may have less. What the watched service allows is an example.
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
      job: { type: 'string' },
      'job-spread': { type: 'string' },
      region: { type: 'string' },
      quota: { type: 'string', multiple: true },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const runs = runsOf(values.runs);
  const overSeconds = windowOf(values.window);
  const quotas = quotasOf(regionOf(values.region), values.quota);
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const document = await readAgent(positionals);
  const tool = toolNamed(document, values.tool);
  const scenario = firstScenario(document);
  const job = scenario.jobs[tool.toolName];
  if (job === undefined && (values.job ?? values['job-spread']) !== undefined) {
    throw new UsageError(`${tool.toolName} watches no job in the scenario “${scenario.name}”.`);
  }
  // A tool without a job has answered as soon as it is called; a job without an end lasts longer than any run.
  const seconds = job === undefined ? 0 : (job.durationSeconds ?? Number.POSITIVE_INFINITY);
  const request = { runs, overSeconds, jobs: jobsOf(values, seconds), quotas, seed: scenario.seed };

  const ending = await runJob<'fleet'>(
    { kind: 'fleet', document, toolId: tool.id, scenario, request },
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
  if (values.json === true) printJson({ request, ...ending.result });
  else printTables(request, ending.result);
  return Object.values(ending.result.throttled).some((refused) => refused >= 0.5) ? EXIT.problems : EXIT.ok;
}

function printTables(request: FleetRequest, result: FleetResult): void {
  const rows = quotaUses(request, result).map(({ name, unit, peak, quota, throttled }) => [
    `${name} ${unit}`,
    ...[peak, quota, throttled].map(whole),
  ]);
  console.log(textTable(['At most', 'Peak', 'Quota', 'Throttled'], rows));
  console.log(`Runs under way at once: ${whole(result.peakRuns)} at most.`);
  console.log(`${whole(result.toolCalls)} calls of the tool, ${whole(result.transitions)} transitions in all.`);
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}
