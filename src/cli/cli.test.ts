import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'stepwright-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command; `interfere` may do something to the process while it runs. */
function stepwright(
  args: readonly string[],
  interfere?: (child: ReturnType<typeof spawn>) => void,
  stdin = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: root });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(stdin);
    interfere?.(child);
  });
}

function file(name: string, value: unknown): string {
  const full = path.join(folder, name);
  writeFileSync(full, typeof value === 'string' ? value : JSON.stringify(value));
  return full;
}

const machine = (state: object): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: { Type: 'Pass', End: true, ...state } },
});
/** Backtracks for longer than anybody waits. */
const RUNAWAY = machine({ Output: `{% $contains('${'a'.repeat(40)}!', /^(a+)+$/) %}` });
const sample = path.join(root, 'public/samples/batch-orchestrator.agent.json');

describe('the command line', () => {
  it('explains itself, and says with the exit code that it did not understand', async () => {
    const [help, command, option, missing] = await Promise.all([
      stepwright(['--help']),
      stepwright(['fly']),
      stepwright(['validate', '--loud', sample]),
      stepwright(['validate', path.join(folder, 'nowhere.json')]),
    ]);

    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('stepwright conformance DIR') as string });
    expect(command).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('no command "fly"') as string,
    });
    expect(option).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: stepwright validate') as string,
    });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no such file') as string });
  });

  it('ends quietly when nobody reads on', async () => {
    const ended = await stepwright(['compile', sample], (child) => child.stdout?.destroy());

    // Nothing but what there is to say about the agent.
    expect(ended.stderr.replaceAll(/^.*: info agent\/.*\n/gm, '')).toBe('');
    expect(ended.code).toBe(0);
  });
});

describe('validate', () => {
  it('names code, place and sentence of what is wrong', async () => {
    const broken = file('broken.json', machine({ Next: 'Nowhere', End: undefined }));

    const [lines, json] = await Promise.all([
      stepwright(['validate', broken, sample]),
      stepwright(['validate', '--json', '-'], undefined, readFileSync(broken, 'utf8')),
    ]);

    expect(lines.code).toBe(1);
    expect(lines.stdout).toContain(
      `${broken}: error asl/target-missing at /States/A/Next: "Next" of "A" leads to "Nowhere", which does not exist. Add the state, or name an existing one.\n`,
    );
    expect(lines.stderr).toBe('2 files: 1 error, 0 warnings\n');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      files: [{ file: '-', diagnostics: [{ code: 'asl/target-missing' }] }],
    });
  });
});

describe('compile and simulate', () => {
  it('compiles an agent to a definition that runs', async () => {
    const compiled = await stepwright(['compile', sample]);
    const definition = file('compiled.json', compiled.stdout);
    const world = file('world.json', {
      tasks: {
        'arn:aws:states:::aws-sdk:bedrockruntime:converse': {
          kind: 'return',
          value: {
            Output: { Message: { Role: 'assistant', Content: [{ Text: 'Hello.' }] } },
            StopReason: 'end_turn',
            Usage: { InputTokens: 1, OutputTokens: 1 },
          },
        },
      },
    });
    const input = file('input.json', { messages: [{ role: 'user', content: 'Hi' }] });

    const run = await stepwright(['simulate', definition, '--world', world, '--input', input, '--seed', '7', '--json']);

    expect(compiled.code).toBe(0);
    expect(run.code).toBe(0);
    const answer = JSON.parse(run.stdout) as { history: unknown[]; metrics: { events: number } };
    expect(answer.history).toHaveLength(answer.metrics.events);
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: { output: 'Hello.' } });
    expect(answer.history[0]).toEqual({
      timestamp: '2025-01-01T00:00:00.000Z',
      type: 'ExecutionStarted',
      id: 1,
      previousEventId: 0,
      executionStartedEventDetails: { input: '{"messages":[{"role":"user","content":"Hi"}]}' },
      details: { input: { messages: [{ role: 'user', content: 'Hi' }] } },
    });
    expect(answer.history[1]).toMatchObject({ stateEnteredEventDetails: { name: expect.any(String) as string } });
  });

  it('makes a world of the agent if none is given', async () => {
    const run = await stepwright(['simulate', sample]);

    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^SUCCEEDED\n/);
    // A job of 10 minutes, looked at each 30 s.
    const seconds = Number(/([\d.]+) s of virtual time/.exec(run.stdout)?.[1]);
    expect(seconds).toBeGreaterThan(600);
    expect(seconds).toBeLessThan(660);
  });

  it('stops an expression that does not come to an end, and says so', async () => {
    const run = await stepwright(['simulate', file('runaway.json', RUNAWAY), '--time-limit', '1']);

    expect(run).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('was stopped after 1 s') as string,
    });
  });

  it('ends at Ctrl-C, even in the middle of such an expression', async () => {
    const run = await stepwright(['simulate', file('runaway.json', RUNAWAY)], (child) => {
      child.stderr?.once('data', () => child.kill('SIGINT'));
    });

    expect(run).toMatchObject({ code: 130, stdout: '' });
    expect(run.stderr).toMatch(/^Simulating .*\n$/);
  });
});

describe('test', () => {
  it('prints each expectation with what the run did, and writes JUnit XML', async () => {
    const agent = file('tested.agent.json', {
      ...(JSON.parse(readFileSync(sample, 'utf8')) as object),
      scenarios: [
        {
          id: 'short',
          name: 'A short job',
          jobs: { monitor_batch_execution: { durationSeconds: 60 } },
          expectations: [
            { kind: 'ends', status: 'SUCCEEDED' },
            { kind: 'calls-at-most', tool: 'monitor_batch_execution', calls: 0 },
          ],
        },
      ],
    });
    const junit = path.join(folder, 'junit.xml');

    const [run, json, broken] = await Promise.all([
      stepwright(['test', agent, '--junit', junit]),
      stepwright(['test', sample, '--json']),
      stepwright(['test', file('bad.agent.json', readFileSync(agent, 'utf8').replace('"ends"', '"sings"'))]),
    ]);

    expect(run.code).toBe(1);
    expect(run.stdout.trim().split('\n')).toEqual([
      'A short job: 2 expectations',
      '  passed  Ends with success: SUCCEEDED',
      '  FAILED  monitor_batch_execution is called at most 0 times: 2 calls',
      '1 passed, 1 failed',
    ]);
    expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="A short job" tests="2" failures="1"');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({
      passed: 1,
      failed: 0,
      outcomes: [{ id: 'default', passed: true }],
    });
    expect(broken).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('which is no kind of expectation') as string,
    });
  });
});

describe('the cost a test judges', () => {
  it('is that of own prices', async () => {
    const agent = file('costly.agent.json', {
      ...(JSON.parse(readFileSync(sample, 'utf8')) as object),
      scenarios: [{ id: 'cost', name: 'Cost', expectations: [{ kind: 'costs-at-most', usdPerThousandRuns: 1 }] }],
    });
    const free = file('free.json', { prices: { modelInputToken: 0, modelOutputToken: 0, stepFunctionsTransition: 0 } });

    const [list, own] = await Promise.all([
      stepwright(['test', agent]),
      stepwright(['test', agent, '--prices', free, '--region', 'sa-east-1']),
    ]);

    expect(list).toMatchObject({ code: 1, stdout: expect.stringContaining('0 passed, 1 failed') as string });
    expect(own).toMatchObject({ code: 0, stdout: expect.stringContaining('1 passed, 0 failed') as string });
  });
});

describe('compare', () => {
  it('prints every way of waiting, and writes reports', async () => {
    const markdown = path.join(folder, 'comparison.md');
    const html = path.join(folder, 'comparison.html');

    const [run, nobody] = await Promise.all([
      stepwright(['compare', sample, '--md', markdown, '--html', html]),
      stepwright(['compare', sample, '--tool', 'nobody']),
    ]);

    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^Who waits .*\nNo wait +50 /);
    expect(run.stdout).toMatch(/\nWait before the call +4 /);
    expect(run.stdout).toContain('saves 92 % of the calls');
    expect(readFileSync(markdown, 'utf8')).toContain('ways to wait with monitor_batch_execution');
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no tool "nobody"') as string });
  });
});

describe('one run of an agent in another way of waiting', () => {
  it('gives the figures of the comparison: fifty calls in two minutes, and four', async () => {
    const jobs = { monitor_batch_execution: { durationSeconds: 150 } }; // longer than the two minutes, and a history that stays small
    const agent = file('watcher.json', {
      ...(JSON.parse(readFileSync(sample, 'utf8')) as object),
      scenarios: [{ id: 'short', name: 'A short job', jobs }],
    });
    const [none, wait, unknown, definition] = await Promise.all([
      stepwright(['simulate', agent, '--way', 'no-interval', '--json']),
      stepwright(['simulate', agent, '--way', 'wait-before-call', '--json']),
      stepwright(['simulate', sample, '--way', 'by-hand']),
      stepwright(['simulate', file('definition.json', machine({})), '--way', 'own']),
    ]);
    const callsOf = ({ stdout }: Ended) =>
      (JSON.parse(stdout) as { metrics: { tools: Record<string, { callsInFirstTwoMinutes: number }> } }).metrics.tools[
        'monitor_batch_execution'
      ]?.callsInFirstTwoMinutes;

    expect([callsOf(none), callsOf(wait)]).toEqual([50, 4]);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('There is: no-interval') as string });
    expect(definition).toMatchObject({ code: 2, stderr: expect.stringContaining('--way is for an agent') as string });
  });
});

describe('prices of a comparison', () => {
  it('are those of a region and of a file, and are refused with a sentence', async () => {
    const own = file('prices.json', { region: 'eu-west-3', prices: { modelInputToken: 0, modelOutputToken: 0 } });
    const markdown = path.join(folder, 'own-prices.md');

    const [run, region, name] = await Promise.all([
      stepwright(['compare', sample, '--prices', own, '--region', 'sa-east-1', '--md', markdown]),
      stepwright(['compare', sample, '--region', 'atlantis']),
      stepwright(['compare', sample, '--prices', file('wrong.json', { prices: { gold: 1 } })]),
    ]);

    expect(run.code).toBe(0);
    expect(readFileSync(markdown, 'utf8')).toContain('| State transitions | 0.0375 | 1,000 transitions | sa-east-1 |');
    expect(readFileSync(markdown, 'utf8')).toContain(
      '| Model, tokens in | 0 | 1,000,000 tokens | – | – | set by you |',
    );
    expect(region).toMatchObject({ code: 2, stderr: expect.stringContaining('"atlantis" are known') as string });
    expect(name).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no price "gold"') as string });
  });
});

describe('fleet', () => {
  it('says what many runs ask of an account, and fails where it is too much', async () => {
    const [few, many, elsewhere, wrong] = await Promise.all([
      stepwright(['fleet', sample, '--runs', '1000', '--window', '1 min', '--json']),
      stepwright(['fleet', sample, '--runs', '100000', '--window', '5 min']),
      stepwright(['fleet', sample, '--runs', '100000', '--window', '5 min', '--region', 'eu-central-1']),
      stepwright(['fleet', sample, '--runs', 'many', '--window', '1 min']),
    ]);

    expect(few.code).toBe(0);
    const { toolCalls, throttled } = JSON.parse(few.stdout) as { toolCalls: number; throttled: object };
    expect(toolCalls).toBeCloseTo(19_000);
    expect(throttled).toEqual({ starts: 0, transitions: 0, lambdaCalls: 0, toolCalls: 0 });
    expect(many.code).toBe(1);
    expect(many.stdout).toMatch(/^Starts a second +333 +300 +9,000$/m);
    expect(elsewhere.stdout).toMatch(/^Starts a second +333 +150 +[\d,]+$/m);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--runs takes a whole number') as string });
  });

  it('takes other lengths of jobs and other quotas', async () => {
    const fleet = ['fleet', sample, '--runs', '1000', '--window', '1 min'];
    const [short, spread, tight] = await Promise.all([
      stepwright([...fleet, '--job', '1m', '--json']),
      stepwright([...fleet, '--job', '1m', '--job-spread', 'lognormal:0.8', '--json']),
      stepwright([...fleet, '--job', '1m..3m', '--quota', 'tool-calls=5', '--quota', 'starts=50', '--json']),
    ]);
    interface Answer {
      readonly request: object;
      readonly toolCalls: number;
      readonly throttled: Readonly<Record<string, number>>;
    }
    const [one, some, few] = [short, spread, tight].map(({ stdout }) => JSON.parse(stdout) as Answer);

    expect([short.code, spread.code, tight.code]).toEqual([0, 0, 1]);
    expect(one).toMatchObject({ request: { jobs: { kind: 'fixed', seconds: 60 } } });
    expect(one?.toolCalls).toBeCloseTo(2_000); // a job of 1 min is seen by the second check
    expect(some).toMatchObject({ request: { jobs: { kind: 'lognormal', medianSeconds: 60, sigma: 0.8 } } });
    expect(some?.toolCalls).toBeGreaterThan(2_000);
    expect(few).toMatchObject({
      request: {
        jobs: { kind: 'uniform', fromSeconds: 60, toSeconds: 180 },
        quotas: { toolCallsPerSecond: 5, startsPerSecond: 50, lambdaConcurrency: 1000 },
      },
    });
    expect(few?.throttled['toolCalls']).toBeGreaterThan(0);
  });

  it('explains its options, and refuses lengths of a job that nobody watches', async () => {
    const [help, unwatched] = await Promise.all([
      stepwright(['fleet', '--help']),
      stepwright(['fleet', sample, '--runs', '1', '--window', '1', '--tool', 'get_batch_results', '--job', '10m']),
    ]);

    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--job-spread  how lengths') as string });
    expect(help.stdout).toMatch(
      /in us-east-1, us-west-2, eu-west-1\n +starts \(300\), starts-burst \(1,300\), transitions/,
    );
    expect(help.stdout).toMatch(/elsewhere\n +starts \(150\), starts-burst \(800\), transitions \(800\)/);
    expect(help.stdout).toContain('a new account may have less');
    expect(unwatched).toMatchObject({ code: 2, stdout: '' });
    expect(unwatched.stderr).toContain('get_batch_results watches no job');
  });
});

describe('conformance', () => {
  it('counts what cannot be run as failed, and reports what was produced', async () => {
    const cases = mkdtempSync(path.join(folder, 'cases-'));
    const good = {
      id: 'good',
      category: 'pass',
      kind: 'execution',
      definition: machine({ Output: 1 }),
      input: {},
      expected: { status: 'SUCCEEDED', output: 1 },
    };
    const write = (name: string, value: unknown): void => writeFileSync(path.join(cases, name), JSON.stringify(value));
    write('pass.json', [
      good,
      { ...good, id: 'wrong', expected: { status: 'SUCCEEDED', output: 2 } },
      { ...good, id: 'unknown', kind: 'dance' },
      { ...good, id: 'unjudged', expected: undefined },
    ]);
    write('single.json', { ...good, id: 'single', category: 'single' });
    writeFileSync(path.join(cases, 'broken.json'), '[');
    mkdirSync(path.join(cases, 'folder.json'));
    write('other.json', [{ ...good, id: 'hangs', category: 'other', definition: RUNAWAY }, 'nothing']);
    write('MANIFEST.json', { about: 'no cases' });
    const report = path.join(folder, 'report.json');

    const run = await stepwright(['conformance', cases, '--level', 'result', '--time-limit', '8', '--report', report]);

    expect(run.code).toBe(1);
    expect(run.stdout.trim().split('\n')).toEqual([
      'broken: 0 of 1',
      expect.stringContaining('FAIL broken.json: no JSON: '),
      'other: 0 of 2',
      '  FAIL hangs: stopped after 8 s',
      '  FAIL other.json[1]: The case is not a JSON object.',
      'pass: 1 of 4',
      '  FAIL wrong: output: expected 2, found 1',
      '  FAIL unknown: No runner for cases of kind "dance".',
      '  FAIL unjudged: The case "unjudged" has no "expected" to compare with.',
      'single: 1 of 1',
      '2 passed, 6 failed',
    ]);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      good: { status: 'SUCCEEDED', output: 1 },
      hangs: {},
      unknown: {},
      unjudged: { status: 'SUCCEEDED', output: 1 },
    });
  });
});
