import { parseArgs } from 'node:util';
import { pricesOf } from '../core/cost';
import { formatDuration, formatRoughDuration } from '../core/model';
import {
  comparisonHtml,
  comparisonMarkdown,
  impossibleWays,
  type SweepPoint,
  type WayComparison,
  type WayResult,
} from '../core/proof';
import { firstScenario, readAgent, toolNamed, writeOutput } from './agentFile';
import { EXIT, type Command } from './command';
import { printJson, tell } from './output';
import { priceSettings } from './priceOptions';
import { runJob } from './runJob';
import { textTable } from './textTable';
import { timeLimitMs } from './timeLimit';

const DEFAULT_SECONDS = 120;

export const compareCommand: Command = {
  usage:
    'compare FILE [--tool NAME] [--region REGION] [--prices FILE] [--html FILE] [--md FILE] [--time-limit SECONDS] [--json]',
  summary: 'Runs the same job in every way of waiting and compares calls, lateness and cost.',
  details: `  FILE          an agent, tool_configs or registry items; - reads standard input
  --tool        the tool that waits, as the model names it; the first that waits unless given
  --region      whose prices are taken; us-east-1 unless given
  --prices      JSON file { region, architecture, prices } with own prices in US dollars, all of it optional
  --html        writes the comparison as one HTML page
  --md          writes it as Markdown
  --time-limit  real seconds all runs together may take; ${DEFAULT_SECONDS} unless given
  --json        prints { tool, reduction, ways, sweep } instead of tables

Runs the first scenario of the agent, or one made from it. Costs are list prices; that of model tokens is an example.
Exit codes: 0 compared, 1 stopped before the end, 2 wrong usage or a file that cannot be read, 130 interrupted.`,
  run: compare,
};

async function compare(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      tool: { type: 'string' },
      html: { type: 'string' },
      region: { type: 'string' },
      prices: { type: 'string' },
      md: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const document = await readAgent(positionals);
  const tool = toolNamed(document, values.tool);
  const scenario = firstScenario(document);
  const settings = await priceSettings(values);
  const prices = pricesOf(settings);

  const ending = await runJob<'compare'>(
    { kind: 'compare', document, toolId: tool.id, scenario, prices },
    { announcement: `Comparing ways to wait with ${tool.toolName}.`, timeLimitMs: limitMs },
  );
  if (ending.kind === 'stopped') return ending.exitCode;
  const { comparison, sweep } = ending.result;
  const report = { document, scenario, tool: comparison.tool, ways: comparison.ways, sweep, prices: settings };
  if (values.html !== undefined) await writeOutput(values.html, comparisonHtml(report));
  if (values.md !== undefined) await writeOutput(values.md, comparisonMarkdown(report));
  const leftOut = impossibleWays(document, tool);
  if (values.json === true) printJson({ ...comparison, leftOut, sweep });
  else printTables(comparison, sweep);
  for (const { label, reason } of leftOut) tell(`“${label}” is left out: ${reason}`);
  return EXIT.ok;
}

function printTables({ ways, reduction }: WayComparison, sweep: readonly SweepPoint[]): void {
  const head = ['Calls', 'Seen late by', 'Per 1,000 runs'];
  const cells = ({
    calls,
    noticedAfterSeconds,
    costPerThousandRuns,
  }: Omit<WayResult, 'id' | 'label' | 'assumption'>) => [
    String(calls),
    noticedAfterSeconds === null ? 'never' : formatRoughDuration(noticedAfterSeconds),
    `$${costPerThousandRuns.totalUsd.toFixed(2)}`,
  ];
  const wayRows = ways.map((way) => [
    way.label,
    String(way.callsInWindow),
    String(way.metrics.modelTurns),
    String(way.metrics.transitions),
    ...cells(way),
  ]);
  console.log(textTable(['Who waits', 'Calls in 2 min', 'Model turns', 'Transitions', ...head], wayRows));
  console.log('');
  const sweepRows = sweep.map((point) => [formatDuration(point.intervalSeconds), ...cells(point)]);
  console.log(textTable(['Interval', ...head], sweepRows));
  console.log(`\nA wait before the call saves ${(reduction * 100).toFixed(0)} % of the calls in the first 2 min.`);
}
