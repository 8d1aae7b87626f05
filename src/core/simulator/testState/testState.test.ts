import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../json';
import { createStateMachineError } from '../../validator';
import { readConformanceCase, type ConformanceCase } from '../conformance/conformanceCase';
import { emptyWorld } from '../world/world';
import type { TestStateRequest } from './request';
import { testState } from './testState';
import { testStateCaseRunner } from './testStateCase';

const services = {
  world: emptyWorld,
  validateDefinition: (machine: JsonValue) =>
    createStateMachineError(typeof machine === 'string' ? machine : JSON.stringify(machine), 'STANDARD'),
};

const invoke: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  InputPath: '$.call',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
  ResultSelector: { 'answer.$': '$.Payload' },
  ResultPath: '$.result',
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }],
  Catch: [
    { ErrorEquals: ['Other'], Next: 'Elsewhere' },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Mend' },
  ],
  Next: 'Then',
};

function test(request: TestStateRequest) {
  return testState(request, services);
}

const result = (value: JsonValue) => ({ result: JSON.stringify(value) });

describe('testState', () => {
  it('shows the stages of a mocked Task from level DEBUG on', async () => {
    const request = { definition: invoke, input: { call: 1 }, mock: result({ Payload: 'ok' }) };

    expect(await test(request)).toEqual({
      status: 'SUCCEEDED',
      output: { call: 1, result: { answer: 'ok' } },
      nextState: 'Then',
    });
    expect(await test({ ...request, inspectionLevel: 'DEBUG' })).toMatchObject({
      inspectionData: {
        input: { call: 1 },
        afterInputPath: 1,
        afterParameters: { FunctionName: 'f', Payload: 1 },
        result: { Payload: 'ok' },
        afterResultSelector: { answer: 'ok' },
        afterResultPath: { call: 1, result: { answer: 'ok' } },
      },
    });
  });

  it('names the Retrier that takes a mocked error, and its back-off after the retries made', async () => {
    const request: TestStateRequest = {
      definition: invoke,
      input: { call: 1 },
      mock: { errorOutput: { error: 'Busy', cause: 'no room' } },
      stateConfiguration: { retrierRetryCount: 1 },
      inspectionLevel: 'DEBUG',
    };

    // 2 s, then 6 s
    expect(await test(request)).toMatchObject({
      status: 'RETRIABLE',
      error: 'Busy',
      cause: 'no room',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
    });
  });

  it('names the Catcher that takes an error whose Retrier has no attempt left', async () => {
    const request: TestStateRequest = {
      definition: invoke,
      input: { call: 1 },
      mock: { errorOutput: { error: 'Busy' } },
      stateConfiguration: { retrierRetryCount: 2 },
      inspectionLevel: 'TRACE',
    };

    expect(await test(request)).toMatchObject({
      status: 'CAUGHT_ERROR',
      error: 'Busy',
      output: { call: 1, error: { Error: 'Busy', Cause: null } },
      nextState: 'Mend',
      inspectionData: { errorDetails: { retryIndex: 0, catchIndex: 1 } },
    });
  });

  it('fails without the preamble of an execution, and never retries States.Runtime', async () => {
    const response = await test({
      definition: invoke,
      input: {},
      mock: result({ Payload: 'ok' }),
      inspectionLevel: 'DEBUG',
    });

    expect(response).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: "Invalid path '$.call' : No results for path: $['call']",
      inspectionData: { input: {} },
    });
  });

  it('evaluates the fields of a Map and mocks its inside', async () => {
    const definition: JsonObject = {
      Type: 'Map',
      ItemsPath: '$.rows',
      ItemSelector: { 'row.$': '$$.Map.Item.Value' },
      MaxConcurrency: 3,
      ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } },
      End: true,
    };

    const response = await test({
      definition,
      input: { rows: [1, 2] },
      mock: result(['a', 'b']),
      inspectionLevel: 'DEBUG',
    });

    expect(response).toEqual({
      status: 'SUCCEEDED',
      output: ['a', 'b'],
      inspectionData: {
        input: { rows: [1, 2] },
        afterInputPath: { rows: [1, 2] },
        afterItemsPath: [1, 2],
        afterItemSelector: [{ row: 1 }, { row: 2 }],
        maxConcurrency: 3,
        afterResultSelector: ['a', 'b'],
        afterResultPath: ['a', 'b'],
      },
    });
  });

  it('holds the failed iterations against what is tolerated, an expression included', async () => {
    const definition: JsonObject = {
      Type: 'Map',
      QueryLanguage: 'JSONata',
      Items: '{% $states.input %}',
      ToleratedFailurePercentage: '{% 25 + 25 %}',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'In',
        States: { In: { Type: 'Pass', End: true } },
      },
      End: true,
    };
    const request = { definition, input: [1, 2, 3, 4], mock: result([1, 1, 1, 1]) };

    expect(await test({ ...request, stateConfiguration: { mapIterationFailureCount: 2 } })).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(await test({ ...request, stateConfiguration: { mapIterationFailureCount: 3 } })).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    expect(await test({ ...request, stateConfiguration: { mapIterationFailureCount: 5 } })).toMatchObject({
      errorCode: 'ValidationException',
    });
  });

  it('reads what an Item Reader would have read in the form of its source', async () => {
    const definition: JsonObject = {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: { 'n.$': '$$.Map.Item.Value.name' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'In',
        States: { In: { Type: 'Pass', End: true } },
      },
      End: true,
    };
    const request: TestStateRequest = { definition, mock: result([1]), inspectionLevel: 'DEBUG' };

    expect(await test({ ...request, stateConfiguration: { mapItemReaderData: 'id,name\n1,Ada\n' } })).toMatchObject({
      inspectionData: { afterItemSelector: [{ n: 'Ada' }] },
    });
    expect(await test(request)).toMatchObject({ errorCode: 'ValidationException' });
  });

  it('finds a state inside a Map of a machine, with the first item in its Context Object', async () => {
    const definition: JsonObject = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'In',
            States: {
              In: {
                Type: 'Pass',
                Parameters: { 'index.$': '$$.Map.Item.Index', 'value.$': '$$.Map.Item.Value' },
                End: true,
              },
            },
          },
          End: true,
        },
      },
    };

    expect(await test({ definition, stateName: 'In', input: 'x' })).toEqual({
      status: 'SUCCEEDED',
      output: { index: 0, value: 'x' },
    });
  });

  it('hands variables in and shows them after the state', async () => {
    const definition: JsonObject = {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $n + 1 %}',
      Assign: { m: '{% $n * 2 %}' },
      End: true,
    };

    expect(await test({ definition, variables: { n: 4 }, inspectionLevel: 'DEBUG' })).toEqual({
      status: 'SUCCEEDED',
      output: 5,
      inspectionData: { input: {}, variables: { n: 4, m: 8 } },
    });
  });

  it('takes a wait beyond five minutes for a timeout', async () => {
    expect(await test({ definition: { Type: 'Wait', Seconds: 300, End: true } })).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(await test({ definition: { Type: 'Wait', Seconds: 301, End: true } })).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
  });

  const pass: JsonObject = { Type: 'Pass', End: true };
  const parallel: JsonObject = {
    Type: 'Parallel',
    Branches: [
      { StartAt: 'A', States: { A: pass } },
      { StartAt: 'B', States: { B: pass } },
    ],
    End: true,
  };
  const waiting: JsonObject = { ...invoke, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
  const mock = result({ Payload: 1 });

  it.each<readonly [why: string, request: TestStateRequest, message: string]>([
    ['a mock of a Pass', { definition: pass, mock }, "State type 'Pass' is not supported when a mock is specified"],
    ['a Parallel without a mock', { definition: parallel }, 'TestState API does not support Map or Parallel states.'],
    [
      'a callback without a mock',
      { definition: waiting, roleArn: 'arn:aws:iam::123456789012:role/r' },
      'TestState API does not support',
    ],
    ['a Task without a mock and a role', { definition: invoke }, 'RoleArn must be specified when testing a Task state'],
    [
      'two outcomes',
      { definition: invoke, mock: { ...mock, errorOutput: { error: 'E' } } },
      'only one of the following fields',
    ],
    ['no outcome', { definition: invoke, mock: {} }, 'should have one of the following fields'],
    [
      'an error without a name',
      { definition: invoke, mock: { errorOutput: { cause: 'c' } } },
      'An error was not specified',
    ],
    ['a result that is no JSON', { definition: invoke, mock: { result: 'no' } }, 'Mocked result must be valid JSON'],
    [
      'a result of the wrong shape',
      { definition: invoke, mock: result({ StatusCode: 'x' }) },
      "Field 'StatusCode' must be a number",
    ],
    ['a Parallel that gives no array', { definition: parallel, mock: result({}) }, 'Mocked result must be an array.'],
    ['a Parallel of another size', { definition: parallel, mock: result([1]) }, 'same number of items'],
    ['secrets with a mock', { definition: invoke, mock, revealSecrets: true }, 'RevealSecrets'],
    ['a context without a mock', { definition: pass, context: {} }, 'Context object'],
    [
      'a context with a field of its own',
      { definition: invoke, mock, context: { State: { Mood: 1 } } },
      "Field 'Mood' is not allowed",
    ],
    [
      'a context of the wrong type',
      { definition: invoke, mock, context: { State: { RetryCount: 'x' } } },
      'State.RetryCount must be an integer',
    ],
    ['a Map in the context', { definition: invoke, mock, context: { Map: {} } }, "'Map' field is not supported"],
    [
      'a token nobody waits for',
      { definition: invoke, mock, context: { Task: { Token: 't' } } },
      "Context object contains 'Task'",
    ],
    [
      'a state name of 81 characters',
      { definition: { StartAt: 'A', States: { A: pass } }, stateName: 'A'.repeat(81) },
      "at 'stateName' failed to satisfy constraint: Member must have length less than or equal to 80",
    ],
    [
      'numbers below none, all in one message',
      { definition: invoke, mock, stateConfiguration: { retrierRetryCount: -1, mapIterationFailureCount: -2 } },
      "2 validation errors detected: Value '-1' at 'stateConfiguration.retrierRetryCount' failed",
    ],
    ['a definition that is no JSON', { definition: 'no JSON' }, 'INVALID_JSON_DESCRIPTION: Unrecognized token'],
    ['a machine without a state name', { definition: { StartAt: 'A', States: { A: pass } } }, 'StateName'],
    [
      'a state that is not there',
      { definition: { StartAt: 'A', States: { A: pass } }, stateName: 'B' },
      'State not found in definition',
    ],
    [
      'a culprit that is not there',
      { definition: parallel, mock: { errorOutput: { error: 'E' } }, stateConfiguration: { errorCausedByState: 'C' } },
      'State not found',
    ],
    [
      'a definition AWS would refuse',
      { definition: { Type: 'Parallel', Branches: [], End: true }, mock: result([]) },
      'Invalid State Machine Definition',
    ],
  ])('refuses %s', async (_why, request, message) => {
    const response = await test(request);

    expect('errorMessage' in response ? response.errorMessage : response).toContain(message);
  });

  it('answers any request with a value, never with an exception', async () => {
    const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
    const types = fc.constantFrom('Task', 'Pass', 'Map', 'Parallel', 'Choice', 'Wait', 'Succeed', 'Fail');
    const definition = fc.oneof(
      json,
      fc
        .tuple(
          types,
          fc.dictionary(
            fc.constantFrom('Resource', 'Branches', 'ItemProcessor', 'Choices', 'Items', 'InputPath', 'Catch'),
            json,
          ),
        )
        .map(([Type, fields]) => ({ Type, ...fields })),
    );

    await fc.assert(
      fc.asyncProperty(definition, json, json, async (state, input, mocked) => {
        const response = await testState(
          { definition: state, input, context: input, mock: result(mocked) },
          { world: emptyWorld },
        );

        expect('errorCode' in response || 'status' in response).toBe(true);
      }),
    );
  });
});

const recorded = path.resolve(import.meta.dirname, '../../../../../shared/conformance/test-state.json');
const isThere = existsSync(recorded);
if (!isThere) console.warn('Recorded tests of states are not beside the repository; only our own cases run.');

describe.skipIf(!isThere)('tests of states recorded against AWS', () => {
  it('are answered as recorded', async () => {
    const cases = JSON.parse(readFileSync(recorded, 'utf8')) as JsonValue[];
    const run = testStateCaseRunner(services);
    const differences: string[] = [];

    for (const source of cases
      .map(readConformanceCase)
      .filter((read): read is ConformanceCase => typeof read !== 'string')) {
      const outcome = await run(source, 'result');
      if (!outcome.passed) differences.push(`${source.id}: ${outcome.firstDifference ?? ''}`);
    }

    expect(cases.length).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });
});
