import { describe, expect, it } from 'vitest';
import { awsPrices } from '../../cost';
import type { AgentDocument } from '../../model';
import { runScenario } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import type { Expectation } from '../scenario/scenario';
import { watchingAgent } from '../testing/watchingAgent';
import { checkExpectation } from './checkExpectation';

const prices = awsPrices('us-east-1');

/** `yes` or `no`, the sentence, and what the run did. */
async function judge(
  durationSeconds: number | null,
  expectations: readonly Expectation[],
  agent: AgentDocument = watchingAgent(),
) {
  const base = defaultScenario(agent);
  const scenario = { ...base, jobs: { monitor: { durationSeconds, outcome: 'succeeded' as const, startedBy: null } } };
  const run = await runScenario(agent, scenario);
  return expectations.map((expectation) => {
    const { passed, expected, actual } = checkExpectation(expectation, run, prices);
    return `${passed ? 'yes' : 'no'}: ${expected} → ${actual}`;
  });
}

describe('checkExpectation', () => {
  it('says what was expected and what came instead', async () => {
    // checks at 12, 22.4 and 32.8 s; the first starts the job, which ends at 27 s
    const verdicts = await judge(15, [
      { kind: 'ends', status: 'FAILED' },
      { kind: 'calls-at-most', tool: 'monitor', calls: 2, withinSeconds: 120 },
      { kind: 'calls-at-most', tool: 'monitor', calls: 3, withinSeconds: null },
      { kind: 'calls-at-least', tool: 'monitor', calls: 4 },
      { kind: 'calls-apart-at-least', tool: 'monitor', seconds: 10 },
      { kind: 'calls-apart-at-least', tool: 'monitor', seconds: 11 },
      { kind: 'gives-up', tool: 'monitor', afterChecks: 5, onGiveUp: null },
      { kind: 'notices-within', tool: 'monitor', seconds: 11 },
      { kind: 'lasts-at-most', seconds: 30 },
      { kind: 'model-turns-at-most', turns: 1 },
      { kind: 'transitions-at-most', transitions: 1000 },
      { kind: 'events-at-most', events: 1000 },
      { kind: 'costs-at-most', usdPerThousandRuns: 0 },
    ]);

    expect(verdicts).toEqual([
      'no: Ends with a failure → SUCCEEDED',
      'no: monitor is called at most 2 times in any 2 min → 3 calls',
      'yes: monitor is called at most 3 times → 3 calls',
      'no: monitor is called at least 4 times → 3 calls',
      'yes: Calls of monitor begin at least 10 s apart → 10.4 s apart',
      'no: Calls of monitor begin at least 11 s apart → 10.4 s apart',
      'no: monitor gives up after 5 checks → saw the end after 3 checks, 6.2 s late',
      'yes: monitor sees the end within 11 s → saw it after 6.2 s',
      expect.stringMatching(/^no: Takes at most 30 s → 3\d\.\d s$/),
      'no: At most 1 model turn → 2 model turns',
      expect.stringMatching(/^yes: At most 1,000 transitions → \d+ transitions$/),
      expect.stringMatching(/^yes: At most 1,000 events → \d+ events$/),
      expect.stringMatching(/^no: 1,000 runs cost at most \$0 → \$\d+\.\d\d$/),
    ]);
  });

  it('counts calls in the fullest window, wherever it is', async () => {
    // with back-off × 2 the first two checks are 10.4 s apart and the later ones further
    const slower = watchingAgent({ backoff: { rate: 2, maxIntervalSeconds: 600 } });
    const verdicts = await judge(
      100,
      [
        { kind: 'calls-at-most', tool: 'monitor', calls: 1, withinSeconds: 10 },
        { kind: 'calls-at-most', tool: 'monitor', calls: 1, withinSeconds: 25 },
      ],
      slower,
    );

    expect(verdicts).toEqual([
      'yes: monitor is called at most 1 time in any 10 s → 1 call',
      'no: monitor is called at most 1 time in any 25 s → 2 calls',
    ]);
  });

  it('fails what is expected of a tool that is not there', async () => {
    expect(await judge(5, [{ kind: 'calls-at-most', tool: 'constructor', calls: 0, withinSeconds: null }])).toEqual([
      'no: constructor is called at most 0 times → the agent has no tool “constructor”',
    ]);
  });
});

describe('giving up', () => {
  const givesUp = (onGiveUp: 'tell-model' | 'fail' | 'human' | null): Expectation => ({
    kind: 'gives-up',
    tool: 'monitor',
    afterChecks: 5,
    onGiveUp,
  });

  it.each(['poll-in-machine', 'wait-before-call'] as const)('tells the model, with %s', async (mode) => {
    const verdicts = await judge(null, [givesUp('tell-model'), givesUp('fail')], watchingAgent({ mode }));

    expect(verdicts).toEqual([
      'yes: monitor gives up after 5 checks and tells the model → gave up after 5 checks and told the model',
      'no: monitor gives up after 5 checks and fails the run → gave up after 5 checks and told the model',
    ]);
  });

  it('fails the run without telling the model', async () => {
    const verdicts = await judge(null, [givesUp('tell-model'), givesUp('fail')], watchingAgent({ onGiveUp: 'fail' }));

    expect(verdicts).toEqual([
      'no: monitor gives up after 5 checks and tells the model → gave up after 5 checks, and the run failed',
      'yes: monitor gives up after 5 checks and fails the run → gave up after 5 checks, and the run failed',
    ]);
  });

  it('asks a person', async () => {
    const giveUpActivityArn = 'arn:aws:states:us-east-1:123456789012:activity:decide';
    const agent = watchingAgent({ onGiveUp: 'human', giveUpActivityArn });

    expect(await judge(null, [givesUp('human')], agent)).toEqual([
      'yes: monitor gives up after 5 checks and asks a person → gave up after 5 checks and asked a person',
    ]);
  });

  it('is no giving up if the model merely ran out of turns', async () => {
    const agent = watchingAgent({ mode: 'wait-before-call' });
    const verdicts = await judge(20, [givesUp(null)], agent);

    expect(verdicts).toEqual([expect.stringMatching(/^no: .* → saw the end after \d checks, .* late$/)]);
  });
});
