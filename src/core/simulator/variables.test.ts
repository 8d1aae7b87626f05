import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json';
import { runStateMachine } from './runStateMachine';
import { emptyWorld } from './world/world';

const run = (states: JsonObject, input: JsonObject) =>
  runStateMachine({
    definition: { QueryLanguage: 'JSONata', StartAt: 'Assign', States: states },
    input,
    world: emptyWorld,
    budgets: { steps: 10_000 },
  });

describe('the sizes of variables', () => {
  const text = 'x'.repeat(140_000);

  it('lets each state assign 256 KiB in all', async () => {
    const assign = (names: string[]): JsonObject => ({
      Assign: {
        Type: 'Pass',
        Assign: Object.fromEntries(names.map((name) => [name, '{% $states.input.text %}'])),
        End: true,
      },
    });

    expect(await run(assign(['a']), { text })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(assign(['a', 'b']), { text })).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });

  it('lets an execution keep 10 MiB in all', async () => {
    const counting = (turns: number): JsonObject =>
      Object.fromEntries(
        Array.from({ length: turns }, (_, turn): [string, JsonObject] => [
          turn === 0 ? 'Assign' : `Assign ${turn}`,
          {
            Type: 'Pass',
            Assign: { [`v${turn}`]: '{% $states.input.text %}' },
            ...(turn === turns - 1 ? { End: true } : { Next: `Assign ${turn + 1}` }),
          },
        ]),
      );

    expect(await run(counting(74), { text })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(counting(75), { text })).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});
