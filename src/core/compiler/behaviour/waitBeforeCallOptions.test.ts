import { describe, expect, it } from 'vitest';
import type { PollingSettings } from '../../model';
import { activityArn, agentWith, pollingTool } from '../testing/agents';
import { conversationProblems, lambdaAnswer, NEVER, runAgent, tokenAnswer, type AgentWorld } from '../testing/runAgent';

const MONITOR = 'monitor';
const EXECUTE = `Execute ${MONITOR}`;

/** Calls the monitor in each of the first turns. */
function polls(turns: number, inputs: readonly number[] = []): AgentWorld['model'] {
  return (turn) =>
    turn <= turns ? { calls: [{ name: MONITOR, input: { job: inputs[turn - 1] ?? 1 } }] } : { text: 'Enough.' };
}

function run(polling: Partial<PollingSettings>, world: AgentWorld) {
  const tool = pollingTool(MONITOR, { mode: 'wait-before-call', polling_interval: 10, ...polling });
  return runAgent(agentWith({ tools: [tool] }), world);
}

const running = { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) };

describe('waiting through the model', () => {
  it('checks at once first if it should', async () => {
    const { callsOf } = await run({ firstCheck: 'at-once' }, { model: polls(3), tasks: running });

    expect(callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([0, 10, 20]);
  });

  it('backs off, and foretells each wait', async () => {
    const { callsOf, contents } = await run(
      { backoff: { rate: 2, maxIntervalSeconds: 30 } },
      { model: polls(4), tasks: running },
    );

    expect(callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 30, 60, 90]);
    expect(contents).toMatchObject([20, 30, 30, 30].map((seconds) => ({ next_check_in: seconds })));
  });

  it('checks for the last time at the deadline and refuses after it', async () => {
    const { callsOf, contents, messages } = await run({ deadlineSeconds: 25 }, { model: polls(4), tasks: running });

    expect(callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 20, 25]);
    expect(contents).toMatchObject([
      { next_check_in: 10 },
      { next_check_in: 5 },
      { status: 'RUNNING' },
      { status: 'POLLING_LIMIT_REACHED', elapsed_seconds: 25, polling_metadata: { attempt: 3 } },
    ]);
    expect(contents[2]).not.toHaveProperty('next_check_in');
    expect(conversationProblems(messages)).toEqual([]);
  });

  it.each(['tool', 'input'] as const)(
    'follows the hint of the last answer within its bounds (%s)',
    async (attemptScope) => {
      const hints = [60, 1, 9999, null];
      const { callsOf, contents } = await run(
        { attemptScope, hint: { floorSeconds: 5, ceilingSeconds: 120 } },
        {
          model: polls(5),
          tasks: {
            [EXECUTE]: (_, count) => lambdaAnswer({ status: 'RUNNING', next_check_in: hints[count - 1] ?? null }),
          },
        },
      );

      // 10 without a hint, then 60, 5 for 1, 120 for 9999, 10 for none.
      expect(callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 70, 75, 195, 205]);
      expect(contents.slice(0, 4)).toMatchObject([60, 5, 120, 10].map((seconds) => ({ next_check_in: seconds })));
    },
  );

  it('forgets the hint of a job that has ended', async () => {
    const { callsOf } = await run(
      { hint: { floorSeconds: 5, ceilingSeconds: 120 } },
      {
        model: polls(2),
        tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'DONE', next_check_in: 100 }) },
      },
    );

    expect(callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 20]);
  });

  it('counts each input apart if it should, however the model orders its members', async () => {
    const tool = pollingTool(MONITOR, { mode: 'wait-before-call', attemptScope: 'input', max_polling_attempts: 2 });
    const inputs = [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1, b: 2 }, { a: 9 }, {}, { a: 9 }, 'x', 'y', 'x'];
    const { contents, messages } = await runAgent(agentWith({ tools: [tool] }), {
      model: (turn) =>
        turn <= inputs.length ? { calls: [{ name: MONITOR, input: inputs[turn - 1] ?? {} }] } : { text: 'Enough.' },
      tasks: running,
    });

    expect(contents.map((content) => /"attempt":(\d)/.exec(JSON.stringify(content))?.[1])).toEqual([
      '1',
      '2',
      '2',
      '1',
      '1',
      '2',
      '1',
      '1',
      '2',
    ]);
    expect(contents[2]).toMatchObject({ status: 'POLLING_LIMIT_REACHED' });
    expect(conversationProblems(messages)).toEqual([]);
  });

  it('gives two calls with one input in a turn two numbers, and another input its own', async () => {
    const tool = pollingTool(MONITOR, { mode: 'wait-before-call', attemptScope: 'input' });
    const { contents } = await runAgent(agentWith({ tools: [tool] }), {
      model: (turn) =>
        turn === 1
          ? { calls: [1, 2, 1].map((job) => ({ name: MONITOR, input: { job } })) }
          : turn === 2
            ? { calls: [{ name: MONITOR, input: { job: 1 } }] }
            : { text: 'Enough.' },
      tasks: running,
    });

    expect(contents).toMatchObject([1, 1, 2, 3].map((attempt) => ({ polling_metadata: { attempt } })));
  });

  it('lets a person give the job more checks, or end the watching', async () => {
    const human = { max_polling_attempts: 2, onGiveUp: 'human' as const, giveUpActivityArn: activityArn('decide') };
    const answers = [tokenAnswer({ continue: true }, 100), tokenAnswer({ message: 'leave it' }), NEVER];
    const { contents, callsOf, messages } = await run(human, {
      model: polls(7),
      tasks: { ...running, [`Ask About ${MONITOR}`]: (_, count) => answers[count - 1] ?? NEVER },
    });

    expect(contents).toMatchObject([
      { polling_metadata: { attempt: 1 } },
      { polling_metadata: { attempt: 2 } },
      { status: 'POLLING_CONTINUED' },
      { polling_metadata: { attempt: 1 } },
      { polling_metadata: { attempt: 2 } },
      { status: 'POLLING_LIMIT_REACHED', decision: { message: 'leave it' } },
      { status: 'POLLING_LIMIT_REACHED', decision: 'Nobody decided.' },
    ]);
    expect(callsOf(EXECUTE)).toHaveLength(4);
    expect(conversationProblems(messages)).toEqual([]);
  });
});
