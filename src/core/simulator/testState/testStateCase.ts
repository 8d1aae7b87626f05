import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { CaseRunner } from '../conformance/conformanceCase';
import { firstDifference } from '../matchRecorded';
import { textField } from '../prepare/raw';
import type { WorldTools } from '../world/world';
import { lambdaInvokeResponse, lambdaPayload } from '../world/lambda';
import type { TaskAnswer, TaskCall, World } from '../world/world';
import { emptyWorld } from '../world/world';
import type { TestStateRefusal, TestStateRequest } from './request';
import { testState, type TestStateServices } from './testState';

/** What judges texts: the validator, which this folder does not import. */
export interface TextJudges {
  readonly validateDefinition?: TestStateServices['validateDefinition'];
  /** Why a text is no JSON, in the words of AWS; undefined if it is. */
  readonly jsonProblem?: (text: string) => string | undefined;
}

/** Runs cases of kind `testState`; the comparison is the same at both levels. */
export function testStateCaseRunner({ validateDefinition, jsonProblem }: TextJudges = {}): CaseRunner {
  return async ({ source, expected }) => {
    const request = isJsonObject(source.request) ? source.request : {};
    const inputProblem = typeof request.inputText === 'string' ? jsonProblem?.(request.inputText) : undefined;
    const response =
      inputProblem === undefined
        ? await testState(requestOf(request), {
            world: recordedAnswers(expected, request),
            ...(validateDefinition !== undefined && { validateDefinition }),
          })
        : refusedInput(inputProblem);
    const produced = producedOf(response);
    const difference = firstDifference(expected, produced);
    return difference === undefined
      ? { passed: true, produced }
      : { passed: false, firstDifference: difference, produced };
  };
}

function refusedInput(problem: string): TestStateRefusal {
  return {
    errorCode: 'InvalidExecutionInput',
    errorMessage: `Invalid State Machine Execution Input: '${problem}'`,
  };
}

/** The case's request has the fields of ours; what was no JSON comes as text (`definitionText`). */
function requestOf({ definition, definitionText, contextText, ...rest }: JsonObject): TestStateRequest {
  return {
    ...(rest as Omit<TestStateRequest, 'definition'>), // the format's own field types
    ...(contextText !== undefined && { context: contextText }),
    definition: definition ?? definitionText ?? null,
  };
}

function producedOf(response: object): JsonObject {
  return response as JsonObject; // a response and a refusal hold JSON values only
}

/**
 * What the Task of a test without a mock is answered with. The recordings do not say what the function was; where they show its result, that is
 * taken: in the inspection data, or as the output of a state that hands it on as it is. An error is what the function raised, anything else what
 * it was sent.
 */
function recordedAnswers(expected: JsonObject, { definition }: JsonObject): World {
  const inspected = isJsonObject(expected.inspectionData) ? expected.inspectionData.result : undefined;
  const handedOn = isJsonObject(definition) && !outputFields.some((field) => field in definition);
  return {
    ...emptyWorld,
    answer: (call, tools) => {
      const error = textField(expected, 'error');
      if (error !== undefined) return { outcome: { kind: 'raise', error, cause: textField(expected, 'cause') } };
      const shown = inspected ?? (handedOn && call.target.kind === 'lambda' ? expected.output : undefined);
      return shown === undefined ? echo(call, tools) : returned(shown);
    },
  };
}

/** Fields that make something else of a result. */
const outputFields = ['ResultSelector', 'ResultPath', 'OutputPath', 'Output', 'States'];

function echo({ target, request, atMs }: TaskCall, tools: WorldTools): TaskAnswer {
  const invokes = target.kind === 'integration' && target.service === 'lambda';
  return returned(invokes ? lambdaInvokeResponse(lambdaPayload(request), tools, atMs) : request);
}

function returned(value: JsonValue): TaskAnswer {
  return { outcome: { kind: 'return', value } };
}
