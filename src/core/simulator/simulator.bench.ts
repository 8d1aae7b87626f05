/**
 * The interpreter beside the npm package aws-local-stepfunctions, in one run: pairs interleaved, medians compared, full history kept on our
 * side. Printed only; nothing is asserted.
 *
 * The package wants Node 22 (`Promise.withResolvers`) and validates on construction unless told not to; both are taken care of, and
 * machines are compiled before the clock starts, on both sides.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { StateMachine as PeerMachine } from 'aws-local-stepfunctions';
import jsonata from 'jsonata';
import type { JsonObject, JsonValue } from '../json';
import { emptyWorld, mockWorld, runStateMachine, type World } from './index';

const PAIRS = 7;
const WARM_UP_MS = 400;
const peers = new Map<JsonObject, PeerMachine>();

interface Scenario {
  readonly name: string;
  readonly definition: JsonObject;
  readonly input: JsonValue;
  readonly transitions: number;
  readonly goal: number;
}

shimWithResolvers();
const collectGarbage = garbageCollector();
await compareWithJsonata();
await showLinearCost();
await compareWithPeer();
await showPollingAgent();
await showBoundedMemory();

async function compareWithPeer(): Promise<void> {
  console.log('\ntransitions per second, median of interleaved pairs; full history kept');
  row('machine', 'transitions', 'ours', 'peer', 'ratio', 'goal');
  for (const scenario of scenarios()) {
    const ours: number[] = [];
    const peers: number[] = [];
    await warmUp(() => runOurs(scenario));
    await warmUp(() => runPeer(scenario));
    for (let pair = 0; pair < PAIRS; pair++) {
      ours.push(await timed(() => runOurs(scenario)));
      peers.push(await timed(() => runPeer(scenario)));
    }
    const rate = (times: readonly number[]): number => scenario.transitions / (median(times) / 1_000);
    const ratio = median(peers) / median(ours);
    row(
      scenario.name,
      String(scenario.transitions),
      perSecond(rate(ours)),
      perSecond(rate(peers)),
      `${ratio.toFixed(1)} x`,
      `>= ${scenario.goal} x`,
    );
  }
}

function scenarios(): Scenario[] {
  const large = { blob: Array.from({ length: 200 }, (_, index) => ({ index, text: 'x'.repeat(1_000) })) };
  return [
    { name: 'Pass chain 1,000', definition: passChain(1_000), input: { a: 1 }, transitions: 1_000, goal: 5 },
    { name: 'Pass chain 10,000', definition: passChain(10_000), input: { a: 1 }, transitions: 10_000, goal: 5 },
    { name: 'Choice loop 10,000', definition: choiceLoop(10_000), input: { n: 0 }, transitions: 20_002, goal: 10 },
    {
      name: 'inline Map 1,000 x 3',
      definition: inlineMap(),
      input: { items: items(1_000) },
      transitions: 3_001,
      goal: 10,
    },
    { name: 'Pass chain 1,000, 200 KB', definition: passChain(1_000), input: large, transitions: 1_000, goal: 30 },
    {
      name: 'Choice loop 1,000, 200 KB',
      definition: choiceLoop(1_000, ['blob']),
      input: { n: 0, ...large },
      transitions: 2_002,
      goal: 30,
    },
  ];
}

/**
 * A JSONata state costs what its expressions cost in the cached `jsonata` package, and a little more: the loop of a poll in the machine, with the
 * expressions our compiler writes for it. Processor time, not wall time: both sides are one thread, and a busy machine would be measured instead.
 */
async function compareWithJsonata(): Promise<void> {
  const turns = 2_000;
  const condition = "$states.input.status in ['RUNNING', 'PENDING'] and $attempts < $limit";
  const attempts = '$attempts + 1';
  const delay = '$max([1, $round($min([$interval * $power(1.5, $min([$attempts, 7])), 120]))])';
  const cached = [condition, attempts, delay].map((text) => jsonata(text));
  const input = { status: 'RUNNING' };
  const alone = async (): Promise<void> => {
    for (let n = 0; n < turns; n++) {
      const seen = { attempts: n, limit: turns, interval: 10, states: { input, context: {} } };
      for (const expression of cached) await expression.evaluate(null, seen);
    }
  };
  const machine: JsonObject = {
    QueryLanguage: 'JSONata',
    StartAt: 'Init',
    States: {
      Init: { Type: 'Pass', Assign: { attempts: 0, limit: turns, interval: 10 }, Next: 'Check' },
      Check: { Type: 'Choice', Choices: [{ Condition: `{% ${condition} %}`, Next: 'Count' }], Default: 'Done' },
      Count: { Type: 'Pass', Assign: { attempts: `{% ${attempts} %}`, delay: `{% ${delay} %}` }, Next: 'Check' },
      Done: { Type: 'Succeed' },
    },
  };
  const ours: number[] = [];
  const expressions: number[] = [];
  await warmUp(() => ourRun(machine, input));
  await warmUp(alone);
  for (let pair = 0; pair < PAIRS; pair++) {
    ours.push(await processorMs(() => ourRun(machine, input)));
    expressions.push(await processorMs(alone));
  }
  console.log('JSONata condition and Assign, microseconds per turn (three expressions, two states)');
  const perTurn = (times: readonly number[]): string => ((median(times) * 1_000) / turns).toFixed(2);
  row('', '', 'ours', 'jsonata alone', 'ratio', 'goal');
  row(
    `loop of ${turns}`,
    '',
    perTurn(ours),
    perTurn(expressions),
    `${(median(ours) / median(expressions)).toFixed(2)} x`,
    '<= 1.3 x',
  );
}

/**
 * Without a history a transition costs the same however many came before. With one it costs more from about ten thousand on and then stays: what
 * is kept has to be copied by the collector, twice for each event, until it counts as old, and a short run is over before the collector comes by.
 */
async function showLinearCost(): Promise<void> {
  console.log('\ncost per transition of a Choice loop, microseconds of processor time');
  row('', 'transitions', 'history kept', 'not kept');
  const kept: number[] = [];
  for (const turns of [1_000, 10_000, 100_000]) {
    const withHistory = await costPerTransition(turns, true);
    const without = await costPerTransition(turns, false);
    kept.push(withHistory);
    row(`${turns} turns`, String(2 * turns), withHistory.toFixed(3), without.toFixed(3));
  }
  const [, tenfold = Number.NaN, hundredfold = Number.NaN] = kept;
  row('100,000 against 10,000', '', `${(hundredfold / tenfold).toFixed(2)} x`, '', '<= 1.3 x');
}

async function costPerTransition(turns: number, keepHistory: boolean): Promise<number> {
  const definition = choiceLoop(turns);
  const work = async (): Promise<void> => {
    await runStateMachine({ definition, input: { n: 0 }, world: emptyWorld, keepHistory, maxHistoryEvents: 1e9 });
  };
  await warmUp(work);
  const times: number[] = [];
  for (let run = 0; run < PAIRS; run++) times.push(await processorMs(work));
  return (median(times) * 1_000) / (2 * turns);
}

/** An agent whose model asks a monitor again and again until twenty attempts are spent. */
async function showPollingAgent(): Promise<void> {
  const machine = pollingAgent(20);
  const world = (): World =>
    mockWorld({
      functions: {
        model: {
          kind: 'model',
          policy: { tool: 'monitor', input: {}, finalStatuses: ['SUCCEEDED', 'REFUSED'] },
          latencySeconds: 2,
        },
        monitor: {
          kind: 'job',
          durationSeconds: 1_000_000,
          running: { status: 'RUNNING' },
          final: { status: 'SUCCEEDED' },
        },
      },
    });
  let calls = 0;
  let virtualSeconds = 0;
  const times: number[] = [];
  for (let run = 0; run < PAIRS; run++) {
    times.push(
      await timed(async () => {
        const result = await runStateMachine({ definition: machine, input: {}, world: world() });
        calls = result.metrics.taskCallsByState['Execute monitor'] ?? 0;
        virtualSeconds = result.metrics.virtualMs / 1_000;
      }),
    );
  }
  console.log('\na job that never ends, polled through the model to its limit');
  row('20 attempts', '', `${median(times).toFixed(1)} ms`, `${calls} calls`, `${virtualSeconds} virtual s`);
}

/** The heap is looked at while the run goes on, after a collection: that is what the run holds, not what it has thrown away. */
async function showBoundedMemory(): Promise<void> {
  console.log('\nmost heap held during a run with the trace not kept, KB');
  row('', 'transitions', 'held more');
  for (const turns of [10_000, 100_000, 500_000]) {
    const looks = { every: Math.ceil(turns / 256 / 20), made: 0, most: 0 };
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    await runStateMachine({
      definition: choiceLoop(turns),
      input: { n: 0 },
      world: emptyWorld,
      keepHistory: false,
      maxHistoryEvents: 1e9,
      onProgress: () => {
        looks.made += 1;
        if (looks.made % looks.every !== 0) return;
        collectGarbage();
        looks.most = Math.max(looks.most, process.memoryUsage().heapUsed - before);
      },
    });
    row(`${turns} turns`, String(2 * turns), String(Math.round(looks.most / 1_024)));
  }
}

async function runOurs({ definition, input }: Scenario): Promise<void> {
  await ourRun(definition, input);
}

async function ourRun(definition: JsonObject, input: JsonValue): Promise<void> {
  const result = await runStateMachine({ definition, input, world: emptyWorld, maxHistoryEvents: 1e9 });
  if (result.status !== 'SUCCEEDED')
    throw new Error(`ours: ${result.status} ${result.error ?? ''} ${result.cause ?? ''}`);
}

async function runPeer({ definition, input }: Scenario): Promise<void> {
  const known =
    peers.get(definition) ?? new PeerMachine(definition as never, { validationOptions: { noValidate: true } });
  peers.set(definition, known);
  await known.run(input as never, { overrides: { waitTimeOverrides: { Pause: 0 } } }).result;
}

function passChain(length: number): JsonObject {
  const states: Record<string, JsonValue> = {};
  for (let index = 0; index < length; index++) {
    states[`S${index}`] = { Type: 'Pass', ...(index === length - 1 ? { End: true } : { Next: `S${index + 1}` }) };
  }
  return { StartAt: 'S0', States: states };
}

/** Two states a turn; what else the state carries goes round unchanged. */
function choiceLoop(turns: number, carried: readonly string[] = []): JsonObject {
  const kept = Object.fromEntries(carried.map((name) => [`${name}.$`, `$.${name}`]));
  return {
    StartAt: 'Check',
    States: {
      Check: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: turns, Next: 'Count' }], Default: 'Done' },
      Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', ...kept }, Next: 'Check' },
      Done: { Type: 'Succeed' },
    },
  };
}

function inlineMap(): JsonObject {
  return {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'First',
          States: {
            First: { Type: 'Pass', Next: 'Pause' },
            Pause: { Type: 'Wait', Seconds: 0, Next: 'Last' },
            Last: { Type: 'Pass', End: true },
          },
        },
        End: true,
      },
    },
  };
}

function items(count: number): JsonValue[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1 }));
}

function pollingAgent(limit: number): JsonObject {
  const invoke = 'arn:aws:states:::lambda:invoke';
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Pass',
        Assign: { messages: [{ role: 'user', content: 'Watch the job.' }], attempts: 0 },
        Output: {},
        Next: 'Call Model',
      },
      'Call Model': {
        Type: 'Task',
        Resource: invoke,
        Arguments: { FunctionName: 'model', Payload: { messages: '{% $messages %}' } },
        Assign: { messages: '{% $append($messages, $states.result.Payload.message) %}' },
        Output: { calls: '{% [$states.result.Payload.function_calls] %}' },
        Next: 'Has calls',
      },
      'Has calls': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $count($states.input.calls) > 0 %}', Next: 'Below limit' }],
        Default: 'Done',
      },
      'Below limit': {
        Type: 'Choice',
        Choices: [{ Condition: `{% $attempts < ${limit} %}`, Next: 'Wait Before monitor' }],
        Default: 'Refuse',
      },
      'Wait Before monitor': { Type: 'Wait', Seconds: 30, Next: 'Execute monitor' },
      'Execute monitor': {
        Type: 'Task',
        Resource: invoke,
        Arguments: { FunctionName: 'monitor', Payload: '{% $states.input.calls[0] %}' },
        Assign: {
          attempts: '{% $attempts + 1 %}',
          messages:
            "{% $append($messages, {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': $states.input.calls[0].id, 'content': $string($states.result.Payload)}]}) %}",
        },
        Output: {},
        Next: 'Call Model',
      },
      Refuse: {
        Type: 'Pass',
        Assign: {
          messages:
            "{% $append($messages, {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': $states.input.calls[0].id, 'content': '{\"status\":\"REFUSED\"}'}]}) %}",
        },
        Output: {},
        Next: 'Call Model',
      },
      Done: { Type: 'Succeed' },
    },
  };
}

/** Both sides are measured as compiled by the engine, not while it learns. */
async function warmUp(work: () => Promise<void>): Promise<void> {
  const end = performance.now() + WARM_UP_MS;
  while (performance.now() < end) await work();
}

async function processorMs(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The engine's own collector; it hides unless asked for. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function perSecond(rate: number): string {
  return rate >= 1e6 ? `${(rate / 1e6).toFixed(2)} M/s` : `${(rate / 1e3).toFixed(0)} k/s`;
}

function row(...cells: readonly string[]): void {
  console.log(`  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(15))).join('')}`);
}

function shimWithResolvers(): void {
  if ('withResolvers' in Promise) return;
  Object.assign(Promise, {
    withResolvers: () => {
      const made: { promise?: Promise<unknown>; resolve?: unknown; reject?: unknown } = {};
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      return made;
    },
  });
}
