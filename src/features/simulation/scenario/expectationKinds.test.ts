import { describe, expect, it } from 'vitest';
import { awsPrices } from '../../../core/cost';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, type PollingMode } from '../../../core/model';
import { checkExpectation, defaultScenario, describeExpectation, runScenario } from '../../../core/proof';
import { EXPECTATION_KINDS, expectationsOfRun, inKind, ofRun } from './expectationKinds';
import { withJob } from './scenarioChange';

const prices = awsPrices('us-east-1');

function agentThatWaits(mode: PollingMode) {
  const agent = emptyAgent('agent');
  const tool = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: { ...DEFAULT_POLLING, mode, polling_interval: 10, max_polling_attempts: 6 },
  });
  const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: tool.id };
  return { ...agent, nodes: { ...agent.nodes, [tool.id]: tool }, edges: { ...agent.edges, [edge.id]: edge } };
}

async function runOf(mode: PollingMode, durationSeconds: number | null) {
  const document = agentThatWaits(mode);
  const run = await runScenario(document, withJob(defaultScenario(document), 'monitor', { durationSeconds }));
  return { document, run, prices };
}

describe('conditions made of a run', () => {
  it.each([
    ['wait-before-call', 25],
    ['wait-before-call', null],
    ['poll-in-machine', 25],
    ['poll-in-machine', null],
    ['callback', 25],
    ['none', 25],
  ] as const)('hold in that run: %s, a job of %s s', async (mode, durationSeconds) => {
    const context = await runOf(mode, durationSeconds);

    const verdicts = expectationsOfRun(context).map((one) => checkExpectation(one, context.run, prices));

    expect(verdicts.length).toBeGreaterThan(4);
    expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('begin with how it ended and how watching went', async () => {
    const sentences = expectationsOfRun(await runOf('poll-in-machine', null)).map(describeExpectation);

    expect(sentences.slice(0, 4)).toEqual([
      'Ends with success',
      'monitor gives up after 6 checks and tells the model',
      'monitor is called at most 6 times in any 2 min',
      'Calls of monitor begin at least 10 s apart',
    ]);
  });

  it('have usual numbers before anything ran', () => {
    const document = agentThatWaits('poll-in-machine');
    const context = { document, run: null, prices, tool: 'monitor' };

    for (const kind of EXPECTATION_KINDS) expect(ofRun(kind, context).kind).toBe(kind);
    expect(describeExpectation(ofRun('calls-apart-at-least', context))).toBe(
      'Calls of monitor begin at least 10 s apart',
    );
  });

  it('keep their tool when they become another kind', async () => {
    const context = { ...(await runOf('none', 25)), tool: 'other' };
    const condition = { kind: 'calls-at-least', tool: 'monitor', calls: 1 } as const;

    expect(inKind(condition, 'notices-within', context)).toMatchObject({ kind: 'notices-within', tool: 'monitor' });
    expect(inKind({ kind: 'ends', status: 'FAILED' }, 'calls-at-least', context)).toMatchObject({ tool: 'other' });
  });
});
