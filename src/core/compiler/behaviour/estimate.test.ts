import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_APPROVAL,
  estimateWait,
  type AgentDocument,
  type ApprovalSettings,
  type PollingMode,
} from '../../model';
import type { HistoryEvent, TaskAnswer, TaskCall } from '../../simulator';
import { activityArn, agentWith, pollingTool } from '../testing/agents';
import { lambdaAnswer, NEVER, runAgent, tokenAnswer } from '../testing/runAgent';

const TOOL = 'monitor';
const SECONDS_PER_TURN = 2;
const SECONDS_PER_CALL = 1;

const APPROVAL: ApprovalSettings = {
  ...DEFAULT_APPROVAL,
  via: { type: 'activity', activityArn: activityArn('approve') },
};

/** Settings whose numbers are small enough to run, in every mode and both namings. */
const settings = fc.record({
  mode: fc.constantFrom('none' as const, 'wait-before-call' as const, 'poll-in-machine' as const, 'callback' as const),
  polling_interval: fc.integer({ min: 1, max: 60 }),
  max_polling_attempts: fc.integer({ min: 1, max: 12 }),
  firstCheck: fc.constantFrom('at-once' as const, 'after-interval' as const),
  backoff: fc.option(
    fc.record({
      rate: fc.double({ min: 1, max: 3, noNaN: true }),
      maxIntervalSeconds: fc.integer({ min: 60, max: 300 }),
    }),
  ),
  deadlineSeconds: fc.option(fc.integer({ min: 1, max: 600 })),
  callback: fc.record({ timeoutSeconds: fc.integer({ min: 1, max: 600 }), heartbeatSeconds: fc.constant(null) }),
  attemptScope: fc.constantFrom('tool' as const, 'input' as const),
  onGiveUp: fc.constantFrom('tell-model' as const, 'fail' as const, 'human' as const),
  giveUpActivityArn: fc.constant(activityArn('decide')),
});

const scenario = fc.record({
  polling: settings,
  jobSeconds: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constant(Number.POSITIVE_INFINITY)),
  framework: fc.boolean(),
  metrics: fc.boolean(),
  approved: fc.boolean(),
  turnLimit: fc.integer({ min: 1, max: 20 }),
});

describe('estimateWait', () => {
  it('says what a run of the compiled machine does', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ polling, jobSeconds, framework, metrics, approved, turnLimit }) => {
        const tool = pollingTool(TOOL, polling, { approval: approved ? APPROVAL : null });
        const document = agentWith({
          tools: [tool],
          model: { turnLimit },
          settings: {
            naming: framework ? 'framework' : 'design',
            tokenMetrics: { enabled: metrics, namespace: 'AI-Agents' },
          },
        });
        const timing = { jobSeconds, secondsPerTurn: SECONDS_PER_TURN, secondsPerCall: SECONDS_PER_CALL };

        fc.pre(jobSeconds !== polling.callback.timeoutSeconds); // whichever comes first would be right
        const { noticedAfterSeconds, ...estimate } = estimateWait(document, tool.id, timing) ?? {};
        const run = await simulate(document, polling.mode, jobSeconds);

        expect(run).toEqual(estimate);
        expect(noticedAfterSeconds === null).toBe(run.gaveUp);
      }),
      { numRuns: 60 },
    );
  });
});

/** Runs the agent against a job that ends `jobSeconds` after the first call, and a model that asks until it hears the end. */
async function simulate(document: AgentDocument, mode: PollingMode, jobSeconds: number) {
  const firstCallMs = START_MS + SECONDS_PER_TURN * 1000;
  const answer = ({ atMs }: TaskCall): TaskAnswer => {
    if (mode === 'callback') return Number.isFinite(jobSeconds) ? tokenAnswer('DONE', jobSeconds) : NEVER;
    return lambdaAnswer({ status: (atMs - firstCallMs) / 1000 >= jobSeconds ? 'DONE' : 'RUNNING' }, SECONDS_PER_CALL);
  };
  const states = [`Execute ${TOOL}`, `Invoke ${TOOL}`, `Invoke ${TOOL} After Wait`];
  const run = await runAgent(document, {
    secondsPerTurn: SECONDS_PER_TURN,
    model: (_, last) =>
      /DONE|LIMIT_REACHED|TIMED_OUT/.test(JSON.stringify(last)) ? { text: 'Done.' } : { calls: [{ name: TOOL }] },
    tasks: {
      ...Object.fromEntries(states.map((state) => [state, answer])),
      'Update Token Metrics': () => tokenAnswer({}),
      [`Ask About ${TOOL}`]: () => tokenAnswer({}),
      [`Request Approval ${TOOL}`]: () => tokenAnswer({ approved: true }),
      [`Request Approval for ${TOOL}`]: () => tokenAnswer({ approved: true }),
    },
  });
  const { transitions, events } = run.result.metrics;
  const calls = states.flatMap(run.callsOf);
  return {
    transitions,
    events,
    modelTurns: run.modelTurns,
    checks: mode === 'callback' ? 0 : calls.length,
    waitingSeconds: mode === 'callback' ? callbackSeconds(run.result.history) : waitedSeconds(run.result.history),
    gaveUp: run.result.status === 'FAILED' || /LIMIT_REACHED|TIMED_OUT/.test(JSON.stringify(run.contents)),
  };
}

const START_MS = Date.UTC(2025, 0, 1);

function waitedSeconds(history: readonly HistoryEvent[]): number {
  return secondsBetween(history, 'WaitStateEntered', 'WaitStateExited');
}

function callbackSeconds(history: readonly HistoryEvent[]): number {
  const ends = history.filter(
    ({ type, details }) =>
      /^Task(Succeeded|TimedOut)$/.test(type) && details?.['resource'] === 'invoke.waitForTaskToken',
  );
  const starts = history.filter(({ type }) => type === 'TaskSubmitted');
  return ends.reduce((sum, { timestamp }, index) => sum + timestamp - (starts[index]?.timestamp ?? 0), 0) / 1000;
}

/** The tool is called once at a time, so entries and exits alternate. */
function secondsBetween(history: readonly HistoryEvent[], entered: string, exited: string): number {
  const at = (type: string): number[] =>
    history.filter((event) => event.type === type).map(({ timestamp }) => timestamp);
  const starts = at(entered);
  return at(exited).reduce((sum, end, index) => sum + end - (starts[index] ?? end), 0) / 1000;
}
