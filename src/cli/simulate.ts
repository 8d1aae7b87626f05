import { parseArgs } from 'node:util';
import type { JsonObject, JsonValue } from '../core/json';
import type { AgentDocument } from '../core/model';
import {
  CALL_WINDOW_SECONDS,
  callsWithin,
  scenarioInput,
  impossibleWays,
  waysOfWaiting,
  type Scenario,
  type ScenarioMetrics,
} from '../core/proof';
import { parseWorld, type MachineType, type RunResult, type WorldDescription } from '../core/simulator';
import { firstScenario, toolNamed } from './agentFile';
import { awsEvent } from './awsHistory';
import { EXIT, UsageError, type Command } from './command';
import { readJsonFile, readText } from './files';
import { diagnosticLine, printJson, tell } from './output';
import { runJob } from './runJob';
import { readSource, type Source } from './source';
import { timeLimitMs } from './timeLimit';
import { machineType } from './validate';
import type { ScenarioJob, ScenarioResult, SimulateJob } from './worker/jobs';

const DEFAULT_SECONDS = 60;

export const simulateCommand: Command = {
  usage:
    'simulate FILE [--input FILE] [--world FILE] [--seed N] [--way WAY] [--tool NAME] [--type STANDARD|EXPRESS] [--time-limit SECONDS] [--json]',
  summary: 'Runs an agent or a definition in ASL on a virtual clock.',
  details: `  FILE          an agent, tool_configs, registry items, or a definition in ASL; - reads standard input
  --input       JSON file with the input of the execution
  --world       JSON file that says how tasks answer: states, tasks and functions by name, otherwise, objects, latencySeconds
  --seed        whole number that decides jitter, faults and identifiers; 1 unless given
  --way         runs the agent as if its tool waited in another way: no-interval, wait-before-call, … as compare --json names them;
                limits are lifted, so that every way sees the end of the job
  --tool        the tool that waits, for --way; the first that waits unless given
  --type        that of the agent, or STANDARD, unless given
  --time-limit  real seconds the run may take; ${DEFAULT_SECONDS} unless given. A run that takes longer is stopped.
  --json        prints { status, output, error, cause, history, metrics }. Events are those of GetExecutionHistory at virtual
                times; "details" repeats an event's details as parsed JSON. Metrics of an agent say its turns, tokens and calls.

Without --world, an agent runs in its first scenario, or in one made from it (each tool answers, a polled job takes 10 minutes); tasks of a definition echo their request.
Exit codes: 0 succeeded, 1 ended otherwise, 2 wrong usage or a file that cannot be read, 130 interrupted.`,
  run: simulate,
};

async function simulate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      input: { type: 'string' },
      world: { type: 'string' },
      seed: { type: 'string' },
      way: { type: 'string' },
      tool: { type: 'string' },
      type: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('One file is simulated at a time.');
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const seed = seedOf(values.seed);
  const givenType = values.type === undefined ? undefined : machineType(values.type);

  const source = readSource(await readText(file), givenType);
  for (const diagnostic of source.diagnostics) {
    if (diagnostic.severity === 'error') tell(diagnosticLine(file, diagnostic));
  }
  if (source.kind === 'unreadable') return EXIT.usage;
  if (values.way !== undefined && (source.kind !== 'agent' || values.world !== undefined)) {
    throw new UsageError('--way is for an agent in a scenario of its own, not for a definition or a world.');
  }
  const given = { input: values.input === undefined ? undefined : await readJsonFile(values.input), seed, limitMs };
  const job =
    source.kind === 'agent' && values.world === undefined
      ? agentJob(givenType === undefined ? source.document : ofType(source.document, givenType), {
          ...given,
          way: values.way,
          tool: values.tool,
        })
      : definitionJob(source, { world: await worldOf(values.world), type: givenType, ...given });

  const announcement = `Simulating ${file}, for ${limitMs / 1_000} s at most.`;
  const ending = await runJob<'simulate' | 'scenario'>(job, { announcement, timeLimitMs: limitMs });
  if (ending.kind === 'done') return print(ending.result, { asJson: values.json === true, limitMs });
  const { why, exitCode } = ending;
  if (values.json === true && exitCode !== EXIT.interrupted) {
    printJson({ status: 'RUNNING', history: [], metrics: {}, stopped: why });
  }
  return exitCode;
}

type Readable = Exclude<Source, { kind: 'unreadable' }>;

interface Given {
  readonly input: JsonValue | undefined;
  readonly seed: number | undefined;
  readonly limitMs: number;
}

/** An agent runs in its first scenario, which says the seed unless one is given. */
function agentJob(
  agent: AgentDocument,
  { input, seed, limitMs, way, tool }: Given & { readonly way: string | undefined; readonly tool: string | undefined },
): ScenarioJob {
  const { document, scenario } = inWay(agent, firstScenario(agent), { way, tool });
  return {
    kind: 'scenario',
    document,
    scenario: { ...scenario, seed: seed ?? scenario.seed },
    input,
    wallMs: limitMs,
  };
}

/** The agent and the scenario as the comparison runs them in a way of waiting. */
function inWay(
  document: AgentDocument,
  scenario: Scenario,
  { way, tool }: { readonly way: string | undefined; readonly tool: string | undefined },
): { readonly document: AgentDocument; readonly scenario: Scenario } {
  if (way === undefined) return { document, scenario };
  const node = toolNamed(document, tool);
  const ways = waysOfWaiting(document, node.id, scenario) ?? [];
  const found = ways.find(({ id }) => id === way);
  if (found !== undefined) return found;
  const impossible = impossibleWays(document, node).find(({ id }) => id === way);
  if (impossible !== undefined) throw new UsageError(`"${node.toolName}" has no way "${way}": ${impossible.reason}`);
  throw new UsageError(`There is no way "${way}". There is: ${ways.map(({ id }) => id).join(', ')}.`);
}

function ofType(document: AgentDocument, stateMachineType: MachineType): AgentDocument {
  return { ...document, settings: { ...document.settings, stateMachineType } };
}

function definitionJob(
  source: Readable,
  {
    world,
    type,
    input,
    seed = 1,
    limitMs,
  }: Given & { readonly world: WorldDescription; readonly type: MachineType | undefined },
): SimulateJob {
  const own =
    source.kind === 'agent'
      ? { input: scenarioInput(firstScenario(source.document)), type: source.document.settings.stateMachineType }
      : { input: {}, type: 'STANDARD' as const };
  return {
    kind: 'simulate',
    definition: source.definition,
    input: input ?? own.input,
    world,
    type: type ?? own.type,
    seed,
    wallMs: limitMs,
  };
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || text.trim() === '')
    throw new UsageError(`--seed takes a whole number, not "${text}".`);
  return seed;
}

async function worldOf(file: string | undefined): Promise<WorldDescription> {
  if (file === undefined) return { otherwise: { kind: 'echo' } };
  const world = parseWorld(await readJsonFile(file));
  if (!world.ok) throw new UsageError(`"${file}" is no world: ${world.error.join(' ')}`);
  return world.value;
}

function print(
  result: RunResult & Partial<ScenarioResult>,
  { asJson, limitMs }: { readonly asJson: boolean; readonly limitMs: number },
): number {
  const stopped = stoppedText(result, limitMs);
  if (asJson) printJson(answerOf(result, stopped));
  else printForPeople(result);
  if (stopped !== undefined) tell(stopped);
  return result.status === 'SUCCEEDED' ? EXIT.ok : EXIT.problems;
}

function answerOf(
  { status, output, error, cause, history, metrics, agent }: RunResult & Partial<ScenarioResult>,
  stopped: string | undefined,
): JsonObject {
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    history: history.map(awsEvent),
    metrics: { ...metrics, ...(agent === undefined ? {} : agentFigures(agent)) },
    ...(stopped === undefined ? {} : { stopped }),
  };
}

/** The figures of the comparison and its report, for one run. */
function agentFigures({ modelTurns, usage, tools }: ScenarioMetrics): JsonObject {
  return {
    modelTurns,
    usage: { ...usage },
    tools: Object.fromEntries(
      Object.entries(tools).map(([name, tool]) => [
        name,
        {
          calls: tool.calls,
          callsInFirstTwoMinutes: callsWithin(tool, CALL_WINDOW_SECONDS),
          noticedAfterSeconds: tool.noticedAfterSeconds,
          gaveUp: tool.gaveUp,
        },
      ]),
    ),
  };
}

function printForPeople({ status, output, error, cause, metrics }: RunResult): void {
  console.log(status);
  if (error !== undefined) console.log(`error   ${error}`);
  if (cause !== undefined) console.log(`cause   ${cause}`);
  if (output !== undefined) console.log(`output  ${shortText(output)}`);
  console.log(
    `${metrics.transitions} transitions, ${metrics.events} events, ${metrics.virtualMs / 1_000} s of virtual time`,
  );
}

const MAX_OUTPUT_CHARACTERS = 2_000;

function shortText(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > MAX_OUTPUT_CHARACTERS ? `${text.slice(0, MAX_OUTPUT_CHARACTERS)}… (--json prints all)` : text;
}

const NEVER_COMES = 'The execution waits for something that never comes.';

/** Why a run did not end by itself. */
function stoppedText({ status, spentBudget, metrics }: RunResult, limitMs: number): string | undefined {
  if (spentBudget === undefined) return status === 'RUNNING' ? NEVER_COMES : undefined;
  switch (spentBudget) {
    case 'wallMs':
      return `The simulation was stopped after ${limitMs / 1_000} s.`;
    case 'steps':
      return `The simulation was stopped after ${metrics.steps} steps.`;
    case 'memoryBytes':
      return `The simulation was stopped after ${metrics.events} events: it holds more data than it may.`;
    case 'events':
    case 'virtualMs':
    case 'stopped':
      return `The simulation was stopped after ${metrics.events} events.`;
  }
}
