import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsPrices } from '../cost';
import { parseAgentText, toolsOf, type AgentDocument } from '../model';
import { compareWays, sweepInterval } from './compareWays';
import { runScenario } from './runScenario';
import { defaultScenario } from './scenario/defaultScenario';

/**
 * How long the Simulate screen takes to know what it shows, for each sample with a tool that waits: the first run in the default scenario, the
 * comparison of all ways of waiting, and the sweep over the interval. Processor time, not wall time, as a busy machine would be measured
 * instead. The first time pays for compiling expressions, and on the first sample for compiling JavaScript; the others are the median.
 *
 * Run: npm run bench compareWays
 */
const RUNS = 7;
const GOAL_MS = 1_000;

const samples = join(import.meta.dirname, '../../../public/samples');
const options = { prices: awsPrices('us-east-1') };

row('sample', 'run', 'first', 'ways', 'first', 'sweep', 'goal');
for (const file of readdirSync(samples).filter((name) => name.endsWith('.agent.json'))) {
  const agent = readAgent(file);
  const tool = toolsOf(agent).find(({ polling }) => polling.mode !== 'none');
  if (tool === undefined) continue;
  const scenario = defaultScenario(agent);
  const run = await timesOf(() => runScenario(agent, scenario));
  const ways = await timesOf(() => compareWays(agent, tool.id, scenario, options));
  const sweep = await timesOf(() => sweepInterval(agent, tool.id, scenario, options));
  const isMet = Math.max(ways.first, ways.median) <= GOAL_MS;
  row(
    file.replace('.agent.json', ''),
    inMs(run.median),
    inMs(run.first),
    inMs(ways.median),
    inMs(ways.first),
    inMs(sweep.median),
    `   ways ≤ ${GOAL_MS} ms ${isMet ? 'met' : 'MISSED'}`,
  );
}

function readAgent(file: string): AgentDocument {
  const read = parseAgentText(readFileSync(join(samples, file), 'utf8'));
  if (!read.ok) throw new Error(`the sample ${file} must be readable`);
  return read.value;
}

async function timesOf(work: () => Promise<unknown>): Promise<{ readonly first: number; readonly median: number }> {
  const first = await processorMs(work);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await processorMs(work));
  return { first, median: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN };
}

async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function inMs(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(11)).join('')}`);
}
