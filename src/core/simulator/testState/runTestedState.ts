import type { Variables } from '../../expressions';
import { isJsonArray, type JsonObject, type JsonValue } from '../../json';
import { errorNameMatches } from '../errorNames';
import { AslFailure } from '../failure';
import type { ExecutionNames } from '../names';
import { prepareRetriers } from '../prepare/errorHandling';
import { textField } from '../prepare/raw';
import type { InsideResult } from '../run';
import { runState, type StateResult } from '../runState';
import { emptyWorld, type StoredObject, type World } from '../world/world';
import { inspectionData } from './inspection';
import type { LocatedState } from './locateState';
import type { MockedWork } from './mockedWork';
import {
  refused,
  type InspectionLevel,
  type StateConfiguration,
  type TestStateRefusal,
  type TestStateResponse,
} from './request';

/** A checked request. */
export interface StateTest {
  readonly located: LocatedState;
  readonly input: JsonValue;
  readonly variables: Variables;
  readonly context: JsonObject | undefined;
  readonly work: MockedWork | undefined;
  readonly configuration: StateConfiguration;
  readonly level: InspectionLevel;
  readonly names: ExecutionNames;
  /** Answers the Task of a test without a mock. */
  readonly world: World;
  readonly startTimeMs: number | undefined;
}

/** Runs the state by itself, its work mocked or answered by the world, and puts the outcome into TestState's words. */
export async function runTestedState(test: StateTest): Promise<TestStateResponse | TestStateRefusal> {
  const result = await run(test, test.work && insideOf(test.work));
  const iterations = test.configuration.mapIterationFailureCount ?? 0;
  if (test.located.raw.Type !== 'Map' || iterations === 0) return responseOf(test, result);
  const items = itemCount(result);
  if (items !== undefined && iterations > items) return refused(tooManyFailures);
  // What is tolerated may be an expression, so it is known only after the state has run.
  return responseOf(test, isBeyondTolerance(result, iterations, items) ? await run(test, exceeded) : result);
}

/** “The TestState API can run for up to five minutes.” */
const MAX_TEST_MS = 300_000;

const tooManyFailures = 'Map iteration failure count must be less than or equal to the number of Map iterations.';

const exceeded: InsideResult = {
  kind: 'raise',
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

function run(test: StateTest, inside: InsideResult | undefined): Promise<StateResult> {
  const { located, configuration, context, startTimeMs } = test;
  return runState({
    name: located.name,
    definition: located.raw,
    machineLanguage: located.queryLanguage,
    input: test.input,
    variables: test.variables,
    world: worldOf(test),
    names: test.names,
    // The ARN shows that AWS runs the test as an Express execution.
    type: 'EXPRESS',
    retryCount: configuration.retrierRetryCount ?? 0,
    maxMs: MAX_TEST_MS,
    ...(context !== undefined && { context }),
    ...(inside !== undefined && { inside }),
    ...(located.isInMap && { mapItem: { Index: 0, Value: test.input } }),
    ...(startTimeMs !== undefined && { startTimeMs }),
  });
}

function insideOf(work: MockedWork): InsideResult {
  return work.kind === 'result'
    ? { kind: 'return', value: work.value }
    : { kind: 'raise', error: work.error, cause: work.cause };
}

/** A world in which the mocked Task answers, and an Item Reader finds the given data wherever it looks. */
function worldOf({ work, world, configuration }: StateTest): World {
  const { mapItemReaderData: text } = configuration;
  const read = {
    object: (bucket: string, key: string) => (text === undefined ? undefined : { bucket, key, text }),
    objects: (bucket: string) => (text === undefined ? [] : listedObjects(bucket, text)),
  };
  if (work === undefined) return world;
  return { ...emptyWorld, ...read, answer: () => ({ outcome: insideOf(work) }) };
}

/** A listing is given as the JSON list S3 answers. */
function listedObjects(bucket: string, text: string): StoredObject[] {
  const listing = parsed(text);
  return (isJsonArray(listing) ? listing : []).flatMap((entry) => {
    const key = typeof entry === 'object' && entry !== null && 'Key' in entry ? entry.Key : undefined;
    return typeof key === 'string' ? [{ bucket, key, text: '' }] : [];
  });
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

function itemCount({ stages }: StateResult): number | undefined {
  const items = stages.get('afterItemBatcher') ?? stages.get('afterItemSelector') ?? stages.get('afterItemsPath');
  return isJsonArray(items) ? items.length : undefined;
}

/** Other than in an execution, a Map that names no tolerance never fails for its iterations (recorded). */
function isBeyondTolerance({ stages }: StateResult, failures: number, items: number | undefined): boolean {
  const count = stages.get('toleratedFailureCount');
  const percentage = stages.get('toleratedFailurePercentage');
  if (typeof count === 'number' && failures > count) return true;
  return typeof percentage === 'number' && items !== undefined && (100 * failures) / items > percentage;
}

function responseOf(test: StateTest, result: StateResult): TestStateResponse {
  return {
    status: statusOf(result),
    ...(result.output !== undefined && { output: result.output }),
    ...failureOf(test, result),
    ...(result.nextState !== undefined && { nextState: result.nextState }),
    ...(test.level !== 'INFO' && { inspectionData: inspected(test, result) }),
  };
}

function statusOf({ status, retry, catchIndex }: StateResult): TestStateResponse['status'] {
  if (retry !== undefined) return 'RETRIABLE';
  if (status !== 'SUCCEEDED') return 'FAILED';
  return catchIndex === undefined ? 'SUCCEEDED' : 'CAUGHT_ERROR';
}

/** Causes come without the interpreter's preamble, whose event number means nothing here. */
function failureOf(
  { located }: StateTest,
  { status, error, cause }: StateResult,
): Pick<TestStateResponse, 'error' | 'cause'> {
  if (status === 'TIMED_OUT') return { error: 'States.Timeout', cause: 'The test took longer than five minutes.' };
  const preamble = `An error occurred while executing the state '${located.name}' (entered at the event id #`;
  const own = cause?.startsWith(preamble) === true ? cause.slice(cause.indexOf('). ', preamble.length) + 3) : cause;
  return { ...(error !== undefined && { error }), ...(own !== undefined && { cause: own }) };
}

function inspected(test: StateTest, result: StateResult): Readonly<Record<string, JsonValue>> {
  const details = errorDetails(test, result);
  return {
    ...inspectionData(test.located, test.input, {
      stages: result.stages,
      isDone: result.status === 'SUCCEEDED' && result.catchIndex === undefined,
    }),
    ...(Object.keys(details).length > 0 && { errorDetails: details }),
    ...(Object.keys(result.variables).length > 0 && { variables: result.variables }),
  };
}

/** Which Retrier and which Catcher the failure met; a Retrier that has no attempt left is named without a back-off. */
function errorDetails({ located }: StateTest, { error, cause, retry, catchIndex }: StateResult): JsonObject {
  if (error === undefined) return {};
  const failure = new AslFailure(error, cause);
  const retriers =
    textField(located.raw, 'Type') === 'Fail' || error === 'States.Runtime' ? [] : prepareRetriers(located.raw);
  const retryIndex = retry?.index ?? retriers.findIndex(({ errorEquals }) => errorNameMatches(errorEquals, failure));
  return {
    ...(retryIndex >= 0 && { retryIndex }),
    ...(retry !== undefined && { retryBackoffIntervalSeconds: Math.floor(retry.delaySeconds) }),
    ...(catchIndex !== undefined && { catchIndex }),
  };
}
