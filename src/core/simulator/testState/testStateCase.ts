import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { CaseRunner } from '../conformance/conformanceCase';
import { firstDifference } from '../matchRecorded';
import type { WorldTools } from '../world/world';
import { lambdaInvokeResponse, lambdaPayload } from '../world/lambda';
import type { TaskAnswer, TaskCall, World } from '../world/world';
import { emptyWorld } from '../world/world';
import type { TestStateRequest } from './request';
import { testState, type TestStateServices } from './testState';

/** Runs cases of kind `testState`; the comparison is the same at both levels. */
export function testStateCaseRunner(validateDefinition?: TestStateServices['validateDefinition']): CaseRunner {
  return async ({ source, expected }) => {
    const response = await testState(requestOf(source.request ?? {}), {
      world: recordedAnswers(expected),
      ...(validateDefinition !== undefined && { validateDefinition }),
    });
    const produced = producedOf(response);
    const difference = firstDifference(expected, produced);
    return difference === undefined
      ? { passed: true, produced }
      : { passed: false, firstDifference: difference, produced };
  };
}

/** The case's request has the fields of ours; what was no JSON comes as text (`definitionText`). */
function requestOf(request: JsonValue): TestStateRequest {
  if (!isJsonObject(request)) return { definition: request };
  const { definition, definitionText, ...rest } = request;
  return { ...(rest as Omit<TestStateRequest, 'definition'>), definition: definition ?? definitionText ?? null }; // the format's own field types
}

function producedOf(response: object): JsonObject {
  return response as JsonObject; // a response and a refusal hold JSON values only
}

/**
 * What the Task of a test without a mock is answered with. The recordings do not say what the function was; where they show its result, that is
 * taken, else a function that answers its event.
 */
function recordedAnswers(expected: JsonObject): World {
  const shown = isJsonObject(expected.inspectionData) ? expected.inspectionData.result : undefined;
  return { ...emptyWorld, answer: (call, tools) => (shown === undefined ? echo(call, tools) : returned(shown)) };
}

function echo({ target, request, atMs }: TaskCall, tools: WorldTools): TaskAnswer {
  const invokes = target.kind === 'integration' && target.service === 'lambda';
  return returned(invokes ? lambdaInvokeResponse(lambdaPayload(request), tools, atMs) : request);
}

function returned(value: JsonValue): TaskAnswer {
  return { outcome: { kind: 'return', value } };
}
