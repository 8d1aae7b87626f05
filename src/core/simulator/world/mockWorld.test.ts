import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../json';
import { runStateMachine, type RunResult } from '../runStateMachine';
import { mockWorld, type WorldDescription } from './mockWorld';
import { parseWorld } from './parseWorld';

const invoke = 'arn:aws:states:::lambda:invoke';

/** Calls a function every `Seconds` until it says `done`, at most five times. */
const poller: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Task',
      Resource: invoke,
      Arguments: { FunctionName: 'monitor', Payload: { job: 'j-1' } },
      Output: '{% $states.result.Payload %}',
      Next: 'Done yet',
    },
    'Done yet': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.status = "DONE" %}', Next: 'End' }],
      Default: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 30, Next: 'Check' },
    End: { Type: 'Succeed' },
  },
};

function run(definition: JsonObject, world: WorldDescription, input: JsonValue = {}, seed = 1): Promise<RunResult> {
  return runStateMachine({ definition, input, world: mockWorld(world), seed, budgets: { steps: 10_000 } });
}

describe('a world described as data', () => {
  it('keeps a job running for its virtual duration since its first call', async () => {
    const world: WorldDescription = {
      functions: {
        monitor: { kind: 'job', durationSeconds: 95, running: { status: 'RUNNING' }, final: { status: 'DONE' } },
      },
    };

    const result = await run(poller, world);

    // checks at 0, 30, 60, 90 find it running, the one at 120 finds it done
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: { status: 'DONE' } });
    expect(result.metrics.taskCallsByState).toEqual({ Check: 5 });
    expect(result.metrics.virtualMs).toBe(120_000);
  });

  it('starts a job for each value of its key', async () => {
    const definition: JsonObject = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: { StartAt: 'T', States: { T: { Type: 'Task', Resource: 'x', End: true } } },
          End: true,
        },
      },
    };
    const world: WorldDescription = {
      tasks: { x: { kind: 'job', durationSeconds: 0, keyPath: 'job.id', running: 'running', final: 'done' } },
    };

    const result = await run(definition, world, [{ job: { id: 1 } }, { job: { id: 2 } }]);

    expect(result.output).toEqual(['done', 'done']);
  });

  it('fails calls at a rate drawn under the seed', async () => {
    const definition: JsonObject = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'T',
            States: {
              T: { Type: 'Task', Resource: 'x', Catch: [{ ErrorEquals: ['Lost'], Next: 'No' }], End: true },
              No: { Type: 'Pass', Result: 0, End: true },
            },
          },
          End: true,
        },
      },
    };
    const world: WorldDescription = {
      tasks: { x: { kind: 'fault', rate: 0.3, error: 'Lost', then: { kind: 'return', value: 1 } } },
    };
    const items = Array.from({ length: 200 }, () => null);

    const first = await run(definition, world, items, 7);
    const again = await run(definition, world, items, 7);

    const succeeded = (first.output as number[]).reduce((sum, one) => sum + one, 0);
    expect(again.output).toEqual(first.output);
    expect(succeeded).toBeGreaterThan(110);
    expect(succeeded).toBeLessThan(170);
  });

  it('plays a model that asks a tool until its status is final', async () => {
    const definition: JsonObject = {
      QueryLanguage: 'JSONata',
      StartAt: 'Init',
      States: {
        Init: { Type: 'Pass', Assign: { messages: [{ role: 'user', content: 'go' }] }, Next: 'Model' },
        Model: {
          Type: 'Task',
          Resource: invoke,
          Arguments: { FunctionName: 'llm', Payload: { messages: '{% $messages %}' } },
          Assign: { messages: '{% $append($messages, $states.result.Payload.message) %}' },
          Output: '{% $states.result.Payload %}',
          Next: 'Calls',
        },
        Calls: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $exists($states.input.function_calls) %}', Next: 'Tool' }],
          Default: 'End',
        },
        Tool: {
          Type: 'Task',
          Resource: invoke,
          Arguments: { FunctionName: 'monitor', Payload: '{% $states.input.function_calls[0] %}' },
          Assign: {
            messages:
              "{% $append($messages, {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': $states.input.function_calls[0].id, 'content': $string($states.result.Payload)}]}) %}",
          },
          Output: {},
          Next: 'Model',
        },
        End: { Type: 'Succeed' },
      },
    };
    const world: WorldDescription = {
      functions: {
        llm: {
          kind: 'model',
          policy: { tool: 'monitor', input: { id: 1 }, finalStatuses: ['done'], finalText: 'It is done.' },
          latencySeconds: 2,
        },
        monitor: {
          kind: 'sequence',
          steps: [
            { kind: 'return', value: { status: 'RUNNING' } },
            { kind: 'return', value: { status: 'DONE' } },
          ],
        },
      },
    };

    const result = await run(definition, world);

    expect(result.metrics.taskCallsByState).toEqual({ Model: 3, Tool: 2 });
    expect(result.output).toMatchObject({ message: { content: [{ type: 'text', text: 'It is done.' }] } });
    // three turns of two seconds
    expect(result.metrics.virtualMs).toBe(6_000);
  });

  it('fails a call it has no answer for, saying which', async () => {
    const result = await run({ StartAt: 'T', States: { T: { Type: 'Task', Resource: 'x', End: true } } }, {});

    expect(result).toMatchObject({ status: 'FAILED', error: 'Simulation.NoAnswer' });
    expect(result.cause).toContain("'x', called by the state 'T'");
  });
});

describe('reading a world', () => {
  it('accepts what the format says', () => {
    const world = { functions: { f: { kind: 'delay', seconds: 3, then: { kind: 'echo' } } }, latencySeconds: 1 };

    expect(parseWorld(world)).toEqual({ ok: true, value: world });
  });

  it('refuses a field it does not know and a behaviour that is none, with the place', () => {
    const parsed = parseWorld({ functoins: {}, tasks: { t: { kind: 'delay', seconds: -1, then: { kind: 'echo' } } } });

    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.join('\n')).toMatch(/functoins[\s\S]*|tasks\/t\/seconds/);
  });
});
