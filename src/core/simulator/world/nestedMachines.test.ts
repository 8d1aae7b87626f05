import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json';
import { runStateMachine } from '../runStateMachine';
import { simulatedWorld } from './nestedMachines';

const childArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child';

function parent(suffix: string): JsonObject {
  return {
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Task',
        Resource: `arn:aws:states:::states:startExecution${suffix}`,
        Parameters: { StateMachineArn: childArn, Name: 'one', Input: { 'n.$': '$.n' } },
        End: true,
      },
    },
  };
}

const child: JsonObject = {
  StartAt: 'Sleep',
  States: { Sleep: { Type: 'Wait', Seconds: 40, Next: 'Give' }, Give: { Type: 'Pass', End: true } },
};

describe('executions started by an execution', () => {
  it('are run to their end on the same clock by .sync:2, and their output is JSON', async () => {
    const world = simulatedWorld({ machines: { [childArn]: child } });

    const result = await runStateMachine({ definition: parent('.sync:2'), input: { n: 4 }, world });

    expect(result.output).toMatchObject({ Status: 'SUCCEEDED', Output: { n: 4 }, Name: 'one' });
    expect(result.metrics.virtualMs).toBe(40_000);
    expect(result.history.map((event) => event.type)).toContain('TaskSubmitted');
  });

  it('give their output as text by .sync, and fail the Task with a description of themselves', async () => {
    const failing: JsonObject = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken' } } };

    const text = await runStateMachine({
      definition: parent('.sync'),
      input: { n: 4 },
      world: simulatedWorld({ machines: { [childArn]: child } }),
    });
    const failed = await runStateMachine({
      definition: parent('.sync'),
      input: { n: 4 },
      world: simulatedWorld({ machines: { [childArn]: failing } }),
    });

    expect(text.output).toMatchObject({ Output: '{"n":4}', Input: '{"n":4}' });
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(failed.cause ?? '')).toMatchObject({ Error: 'Broken', Status: 'FAILED' });
  });

  it('are only started without .sync', async () => {
    const world = simulatedWorld({ machines: { [childArn]: child } });

    const result = await runStateMachine({ definition: parent(''), input: { n: 4 }, world });

    expect(result.metrics.virtualMs).toBe(0);
    expect(result.output).toMatchObject({ ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:one' });
  });

  it('cannot start each other without end', async () => {
    const result = await runStateMachine({
      definition: parent('.sync'),
      input: { n: 1 },
      world: simulatedWorld({ machines: { [childArn]: parent('.sync') } }),
    });

    expect(result.status).toBe('FAILED');
    expect(result.cause).toContain('Simulation.TooDeep');
  });
});
