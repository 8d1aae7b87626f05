import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json';
import type { HistoryEvent } from './history';
import { anyJson, anyMachine, anyWorld } from './machines.gen';
import { runStateMachine, type RunResult } from './runStateMachine';
import { mockWorld } from './world/mockWorld';
import { parseWorld } from './world/parseWorld';

/** fast-check prints the seed of a failure; the budget keeps machines that never end short. */
const runs = { numRuns: 150 };
const budgets = { steps: 5_000 };

async function run(definition: JsonObject, world: Parameters<typeof mockWorld>[0], seed: number): Promise<RunResult> {
  return runStateMachine({ definition, input: { n: 1 }, world: mockWorld(world), seed, budgets });
}

describe('any machine in any world', () => {
  it('gives the same trace for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyWorld, fc.nat(), async (machine, world, seed) => {
        const first = await run(machine, world, seed);
        const second = await run(machine, world, seed);

        expect(second).toEqual(first);
      }),
      runs,
    );
  });

  it('never lets virtual time fall', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyWorld, fc.nat(), async (machine, world, seed) => {
        const { history } = await run(machine, world, seed);

        const times = history.map((event) => event.timestamp);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      runs,
    );
  });

  it('writes a well-formed history: ids dense, links backward, states exited once and only if entered', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyWorld, fc.nat(), async (machine, world, seed) => {
        const { history, status } = await run(machine, world, seed);

        expect(history.map((event) => event.id)).toEqual(history.map((_event, index) => index + 1));
        expect(history.filter((event) => event.previousEventId >= event.id)).toEqual([]);
        expect(exitsWithoutEntry(history)).toEqual([]);
        if (status !== 'RUNNING') expect(history.filter((event) => isEnd(event.type))).toEqual(history.slice(-1));
      }),
      runs,
    );
  });

  it('ends, or says which budget was spent, or waits for something that never comes', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachine, anyWorld, fc.nat(), async (machine, world, seed) => {
        const { status, spentBudget, metrics } = await run(machine, world, seed);

        if (spentBudget !== undefined) expect(metrics.steps).toBe(budgets.steps);
        else if (status === 'RUNNING') expect(metrics.taskCalls).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

describe('anything at all', () => {
  it('can be a definition or an input without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyJson, async (definition, input) => {
        const result = await runStateMachine({ definition, input, world: mockWorld({}), budgets });

        expect(['FAILED', 'SUCCEEDED', 'RUNNING']).toContain(result.status);
      }),
      runs,
    );
  });

  it('can be the value of any field of a state without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(stateWithOddField, anyJson, anyWorld, async (state, input, world) => {
        const definition = { StartAt: 'S', States: { S: state, T: { Type: 'Succeed' } } };

        const result = await runStateMachine({ definition, input, world: mockWorld(world), budgets });

        expect(result.history[0]?.type).toBe('ExecutionStarted');
      }),
      { numRuns: 600 },
    );
  });

  it.each(['valueOf', 'constructor', '__proto__', 'toString'])(
    'can be a state of the Type “%s” of every object',
    async (type) => {
      const definition = { StartAt: 'S', States: { S: { Type: type, Next: 'T' }, T: { Type: 'Succeed' } } };

      const { status } = await runStateMachine({ definition, input: {}, world: mockWorld({}), budgets });

      expect(status).toBe('FAILED');
    },
  );

  it('can be nested deeper than the JavaScript stack without an exception', async () => {
    let input: JsonValue = 1;
    let definition: JsonObject = { StartAt: 'S', States: { S: { Type: 'Pass', End: true } } };
    const shallow = definition;
    for (let depth = 0; depth < 20_000; depth++) {
      input = [input];
      definition = { StartAt: 'S', States: { S: { Type: 'Parallel', Branches: [definition], End: true } } };
    }

    const deepInput = await runStateMachine({ definition: shallow, input, world: mockWorld({}) });
    const deepDefinition = await runStateMachine({ definition, input: {}, world: mockWorld({}) });

    expect([deepInput.error, deepDefinition.error]).toEqual(['States.Runtime', 'States.Runtime']);
  });

  it('can be read as a world, or is refused in words', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const parsed = parseWorld(value);

        if (!parsed.ok) expect(parsed.error.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

const fields = [
  'InputPath', 'OutputPath', 'Parameters', 'Arguments', 'Result', 'ResultPath', 'ResultSelector', 'Assign', 'Output', 'Next', 'End',
  'Choices', 'Default', 'Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath', 'Error', 'Cause', 'ErrorPath', 'CausePath', 'Resource',
  'TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'Credentials', 'Retry', 'Catch', 'Branches', 'Items', 'ItemsPath',
  'ItemSelector', 'ItemProcessor', 'Iterator', 'ItemReader', 'ItemBatcher', 'ResultWriter', 'MaxConcurrency', 'MaxConcurrencyPath',
  'ToleratedFailureCount', 'ToleratedFailurePercentagePath', 'Label', 'QueryLanguage', 'Type',
]; // prettier-ignore

const oddValue: fc.Arbitrary<JsonValue> = fc.oneof(
  anyJson,
  fc.constantFrom(
    '$',
    '$.a',
    '$$',
    '$x',
    '{% $states.input %}',
    '{% 1/0 %}',
    "States.Format('{}')",
    '$[',
    'T',
    '{% $states.context %}',
  ),
  fc.array(
    fc.dictionary(
      fc.constantFrom('ErrorEquals', 'Next', 'Variable', 'IsNull', 'Not', 'And', 'Condition', 'StartAt', 'States'),
      anyJson,
    ),
  ),
  fc.dictionary(
    fc.constantFrom('a.$', 'States', 'StartAt', 'ProcessorConfig', 'ReaderConfig', 'Resource', 'MaxItemsPerBatch'),
    anyJson,
  ),
);

const stateWithOddField: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom('Pass', 'Choice', 'Wait', 'Task', 'Parallel', 'Map', 'Succeed', 'Fail'),
    fc.constantFrom('JSONPath', 'JSONata'),
    fc.dictionary(fc.constantFrom(...fields), oddValue, { maxKeys: 4 }),
  )
  .map(([Type, QueryLanguage, odd]): JsonObject => ({ Type, QueryLanguage, Next: 'T', ...odd }));

function isEnd(type: string): boolean {
  return /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type);
}

/** Exits of a state that is not entered, or was exited already. */
function exitsWithoutEntry(history: readonly HistoryEvent[]): HistoryEvent[] {
  const open = new Map<string, number>();
  return history.filter((event) => {
    const name = JSON.stringify(event.details?.name);
    if (event.type.endsWith('StateEntered')) open.set(name, (open.get(name) ?? 0) + 1);
    if (!event.type.endsWith('StateExited')) return false;
    const count = open.get(name) ?? 0;
    open.set(name, count - 1);
    return count <= 0;
  });
}
