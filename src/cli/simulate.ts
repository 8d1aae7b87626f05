import { parseArgs } from 'node:util';
import type { JsonObject, JsonValue } from '../core/json';
import { parseWorld, type RunResult, type WorldDescription } from '../core/simulator';
import { awsEvent } from './awsHistory';
import { EXIT, UsageError, type Command } from './command';
import { defaultInput, defaultWorld } from './defaultWorld';
import { readJsonFile, readText } from './files';
import { interruptible } from './interrupt';
import { diagnosticLine, printJson, progressLine, tell } from './output';
import { readSource, type Source } from './source';
import { timeLimitMs } from './timeLimit';
import { machineType } from './validate';
import type { SimulateJob } from './worker/jobs';
import { stoppableWorker, type JobOutcome } from './worker/stoppableWorker';

const DEFAULT_SECONDS = 60;

export const simulateCommand: Command = {
  usage:
    'simulate FILE [--input FILE] [--world FILE] [--seed N] [--type STANDARD|EXPRESS] [--time-limit SECONDS] [--json]',
  summary: 'Runs an agent or a definition in ASL on a virtual clock.',
  details: `  FILE          an agent, tool_configs, registry items, or a definition in ASL; - reads standard input
  --input       JSON file with the input of the execution
  --world       JSON file that says how tasks answer: states, tasks and functions by name, otherwise, objects, latencySeconds
  --seed        whole number that decides jitter, faults and identifiers; 1 unless given
  --type        STANDARD unless given
  --time-limit  real seconds the run may take; ${DEFAULT_SECONDS} unless given. A run that takes longer is stopped.
  --json        prints { status, output, error, cause, history, metrics }. Events are those of GetExecutionHistory at virtual
                times; "details" repeats an event's details as parsed JSON.

Without --world, a world is made of the agent (each tool answers, a polled job takes a while); tasks of a definition echo their request.
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
      type: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('One file is simulated at a time.');
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS);
  const seed = seedOf(values.seed);
  const type = machineType(values.type);

  const source = readSource(await readText(file), type);
  for (const diagnostic of source.diagnostics) {
    if (diagnostic.severity === 'error') tell(diagnosticLine(file, diagnostic));
  }
  if (source.kind === 'unreadable') return EXIT.usage;
  const job: SimulateJob = {
    kind: 'simulate',
    definition: source.definition,
    input: values.input === undefined ? defaultInput(source) : await readJsonFile(values.input),
    world: await worldOf(values.world, source),
    type,
    seed,
    wallMs: limitMs,
  };

  const { outcome, interrupted } = await runJob(job, { file, limitMs });
  if (interrupted) return EXIT.interrupted;
  if (outcome.kind === 'done') return print(outcome.result, { asJson: values.json === true, limitMs });
  const why =
    outcome.kind === 'timed-out'
      ? `The simulation was stopped after ${limitMs / 1_000} s: an expression or the run itself does not come to an end.`
      : `The simulation ended abnormally: ${outcome.message}`;
  tell(why);
  if (values.json === true) printJson({ status: 'RUNNING', history: [], metrics: {}, stopped: why });
  return EXIT.problems;
}

function seedOf(text = '1'): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || text.trim() === '')
    throw new UsageError(`--seed takes a whole number, not "${text}".`);
  return seed;
}

async function worldOf(
  file: string | undefined,
  source: Exclude<Source, { kind: 'unreadable' }>,
): Promise<WorldDescription> {
  if (file === undefined) return defaultWorld(source);
  const world = parseWorld(await readJsonFile(file));
  if (!world.ok) throw new UsageError(`"${file}" is no world: ${world.error.join(' ')}`);
  return world.value;
}

/** Runs the job in a thread of its own, which may take a little longer than the run's own budget before it is ended. */
async function runJob(
  job: SimulateJob,
  { file, limitMs }: { readonly file: string; readonly limitMs: number },
): Promise<{ readonly outcome: JobOutcome<RunResult>; readonly interrupted: boolean }> {
  const worker = stoppableWorker();
  const progress = progressLine();
  const { result, interrupted } = await interruptible(
    () => {
      tell(`Simulating ${file}, for ${limitMs / 1_000} s at most.`);
      return worker.run(job, {
        timeLimitMs: limitMs + GRACE_MS,
        onProgress: ({ events, virtualMs }) => progress.show(`${events} events, ${virtualMs / 1_000} virtual seconds`),
      });
    },
    () => void worker.close(),
  );
  progress.clear();
  await worker.close();
  return { outcome: result, interrupted };
}

const GRACE_MS = 1_000;

function print(result: RunResult, { asJson, limitMs }: { readonly asJson: boolean; readonly limitMs: number }): number {
  const stopped = stoppedText(result, limitMs);
  if (asJson) printJson(answerOf(result, stopped));
  else printForPeople(result);
  if (stopped !== undefined) tell(stopped);
  return result.status === 'SUCCEEDED' ? EXIT.ok : EXIT.problems;
}

function answerOf(
  { status, output, error, cause, history, metrics }: RunResult,
  stopped: string | undefined,
): JsonObject {
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    history: history.map(awsEvent),
    metrics: { ...metrics },
    ...(stopped === undefined ? {} : { stopped }),
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
