import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json';
import { runState, type StateRequest } from './runState';
import { mockWorld } from './world/mockWorld';
import { emptyWorld } from './world/world';

function stateWith(definition: JsonObject, more: Partial<StateRequest> = {}): StateRequest {
  return { name: 'Step', definition, machineLanguage: 'JSONPath', input: {}, world: emptyWorld, ...more };
}

const task: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  InputPath: '$.order',
  Parameters: { 'id.$': '$.id' },
  ResultSelector: { 'total.$': '$.sum' },
  ResultPath: '$.answer',
  OutputPath: '$.answer',
  Next: 'Ship',
};

describe('one state by itself', () => {
  it('shows each stage of the data of a Task, and where it leads', async () => {
    const world = mockWorld({ states: { Step: { kind: 'return', value: { sum: 7, rest: 1 } } } });

    const result = await runState(stateWith(task, { input: { order: { id: 3 } }, world }));

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: { total: 7 }, nextState: 'Ship' });
    expect(Object.fromEntries(result.stages)).toEqual({
      afterInputPath: { id: 3 },
      afterParameters: { id: 3 },
      result: { sum: 7, rest: 1 },
      afterResultSelector: { total: 7 },
      afterResultPath: { order: { id: 3 }, answer: { total: 7 } },
    });
  });

  it('says which Retrier would run it again, and after how long', async () => {
    const Retry = [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3 }];
    const world = mockWorld({ states: { Step: { kind: 'raise', error: 'Busy' } } });

    const result = await runState(stateWith({ ...task, Retry }, { input: { order: { id: 1 } }, world, retryCount: 2 }));

    // 2 s, then 6 s, then 18 s
    expect(result).toMatchObject({ status: 'RUNNING', retry: { index: 1, delaySeconds: 18 } });
  });

  it('says which Catcher takes a failure', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Mend' }];
    const world = mockWorld({ states: { Step: { kind: 'raise', error: 'Busy', cause: 'no room' } } });

    const result = await runState(stateWith({ ...task, Catch }, { input: { order: { id: 1 } }, world }));

    expect(result).toMatchObject({ nextState: 'Mend', catchIndex: 0, output: { Error: 'Busy', Cause: 'no room' } });
  });

  it('takes a given result for what runs inside a Map, and selects its items', async () => {
    const map: JsonObject = {
      Type: 'Map',
      ItemsPath: '$.rows',
      ItemSelector: { 'row.$': '$$.Map.Item.Value' },
      ItemProcessor: { StartAt: 'Never', States: { Never: { Type: 'Fail' } } },
      End: true,
    };

    const result = await runState(
      stateWith(map, { input: { rows: [1, 2] }, inside: { kind: 'return', value: ['a', 'b'] } }),
    );

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: ['a', 'b'] });
    expect(result.stages.get('afterItemSelector')).toEqual([{ row: 1 }, { row: 2 }]);
  });

  it('reads a Context Object and variables that are given', async () => {
    const pass: JsonObject = { Type: 'Pass', Output: '{% $states.context.Execution.Name & $suffix %}', End: true };

    const result = await runState(
      stateWith(pass, {
        machineLanguage: 'JSONata',
        context: { Execution: { Name: 'run' } },
        variables: { suffix: '-7' },
      }),
    );

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 'run-7' });
  });
});
