import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { defaultNames, type ExecutionNames } from '../names';
import { textField } from '../prepare/raw';
import { taskTarget } from '../task/resource';
import type { World } from '../world/world';
import { asMachine, innerScopes, locateState, type LocatedState } from './locateState';
import { readMockContext } from './mockContext';
import { readMock } from './mockedWork';
import { refusalOfFields } from './requestConstraints';
import { refused, type TestStateRefusal, type TestStateRequest, type TestStateResponse } from './request';
import { runTestedState } from './runTestedState';

/** What TestState needs of the outside. */
export interface TestStateServices {
  /** Answers a Task that is tested without a mock. */
  readonly world: World;
  /** Judges the definition as CreateStateMachine would; a lone state comes as a machine of its own, a text that is no JSON as it is. */
  readonly validateDefinition?: (machine: JsonValue) => TestStateRefusal | undefined;
  readonly names?: Partial<ExecutionNames>;
  /** Virtual time of the test; 2025-01-01 unless given. */
  readonly startTimeMs?: number;
}

/**
 * Tests one state as AWS's TestState does: the state is run by the interpreter, with its work mocked or answered by the world.
 *
 * @returns what became of the state, or why AWS would refuse the request.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export async function testState(
  request: TestStateRequest,
  services: TestStateServices,
): Promise<TestStateResponse | TestStateRefusal> {
  const fieldRefusal = refusalOfFields(request);
  if (fieldRefusal !== undefined) return fieldRefusal;
  const textRefusal =
    typeof request.definition === 'string' ? services.validateDefinition?.(request.definition) : undefined;
  if (textRefusal !== undefined) return textRefusal;
  const located = locateState(request.definition, request.stateName);
  if (!located.ok) return located.error;
  const state = located.value;
  const refusal =
    services.validateDefinition?.(request.stateName === undefined ? asMachine(state) : request.definition) ??
    refusalOfType(request, state);
  if (refusal !== undefined) return refusal;
  const work = request.mock && (await readMock(request.mock, state));
  if (work !== undefined && !work.ok) return work.error;
  const context = readContext(request, state);
  if (context !== undefined && !context.ok) return context.error;
  const configurationRefusal = refusalOfConfiguration(request, state);
  if (configurationRefusal !== undefined) return configurationRefusal;
  return runTestedState({
    located: state,
    input: request.input ?? {},
    variables: isJsonObject(request.variables) ? request.variables : {},
    context: context?.value,
    work: work?.value,
    configuration: request.stateConfiguration ?? {},
    level: request.inspectionLevel ?? 'INFO',
    names: { ...defaultNames, ...namesOf(request), ...services.names },
    world: services.world,
    startTimeMs: services.startTimeMs,
  });
}

/** What AWS refuses for the type of the state and for what it calls. */
function refusalOfType(
  { mock, roleArn, revealSecrets }: TestStateRequest,
  { raw }: LocatedState,
): TestStateRefusal | undefined {
  const { Type: type } = raw;
  if (mock !== undefined) {
    return revealSecrets === true
      ? refused('TestState does not support RevealSecrets when a mock is specified.')
      : undefined;
  }
  if (type === 'Map' || type === 'Parallel') {
    return unsupported(
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  }
  if (type !== 'Task') return undefined;
  const target = targetOf(raw);
  if (target?.kind === 'activity') return unsupported('TestState API does not support Activity tasks.');
  if (target?.kind === 'integration' && target.pattern !== 'requestResponse') {
    return unsupported("TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.");
  }
  return roleArn === undefined ? refused('RoleArn must be specified when testing a Task state') : undefined;
}

function unsupported(errorMessage: string): TestStateRefusal {
  return { errorCode: 'InvalidDefinition', errorMessage };
}

function readContext(
  { context, mock }: TestStateRequest,
  { raw }: LocatedState,
): ReturnType<typeof readMockContext> | undefined {
  if (context === undefined) return undefined;
  if (mock === undefined)
    return { ok: false, error: refused('A Context object can only be specified when a mock is specified.') };
  return readMockContext(context, targetOf(raw));
}

function refusalOfConfiguration(
  { stateConfiguration, mock }: TestStateRequest,
  { raw }: LocatedState,
): TestStateRefusal | undefined {
  if (
    raw.ItemReader !== undefined &&
    mock?.result !== undefined &&
    stateConfiguration?.mapItemReaderData === undefined
  ) {
    return refused('ItemReader data must be specified when testing a Map state with ItemReader specified.');
  }
  const culprit = stateConfiguration?.errorCausedByState;
  return culprit === undefined || holdsState(raw, culprit) ? undefined : refused('State not found in definition');
}

function holdsState(state: JsonObject, name: string): boolean {
  return innerScopes(state).some(([scope]) => {
    const states = isJsonObject(scope.States) ? scope.States : {};
    return (
      Object.hasOwn(states, name) ||
      Object.values(states).some((inner) => isJsonObject(inner) && holdsState(inner, name))
    );
  });
}

function targetOf(raw: JsonObject): ReturnType<typeof taskTarget> | undefined {
  const resource = textField(raw, 'Resource');
  return raw.Type === 'Task' && resource !== undefined ? taskTarget(resource) : undefined;
}

/** The account is that of the role. */
function namesOf({ roleArn }: TestStateRequest): Partial<ExecutionNames> {
  const account = roleArn?.split(':')[4];
  return { ...(roleArn !== undefined && { roleArn }), ...(account !== undefined && account !== '' && { account }) };
}
