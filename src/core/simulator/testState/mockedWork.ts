import { err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json';
import { textField } from '../prepare/raw';
import { taskTarget } from '../task/resource';
import type { LocatedState } from './locateState';
import { refused, type Mock, type TestStateRefusal } from './request';
import { checkShape } from './serviceShapes/checkShape';
import { findOutputShape } from './serviceShapes/findOutputShape';

/** What the state's work comes to. */
export type MockedWork =
  | { readonly kind: 'result'; readonly value: JsonValue }
  | { readonly kind: 'error'; readonly error: string; readonly cause: string | undefined };

/** Reads a mock and holds it against the state: its type, its Branches, the model of the service it calls. */
export async function readMock(mock: Mock, { raw }: LocatedState): Promise<Result<MockedWork, TestStateRefusal>> {
  const type = textField(raw, 'Type') ?? '';
  if (type !== 'Task' && type !== 'Map' && type !== 'Parallel') {
    return err(refused(`State type '${type}' is not supported when a mock is specified`));
  }
  if (mock.result !== undefined && mock.errorOutput !== undefined) {
    return err(refused('A test mock should have only one of the following fields: [result, errorOutput].'));
  }
  if (mock.errorOutput !== undefined) {
    const { error, cause } = mock.errorOutput;
    return error === undefined || error === ''
      ? err(refused('An error was not specified in the mocked error output.'))
      : ok({ kind: 'error', error, cause });
  }
  if (mock.result === undefined) {
    return err(refused('A test mock should have one of the following fields: [result, errorOutput].'));
  }
  const parsed = parseResult(mock.result);
  if (parsed === undefined) return err(refused('Mocked result must be valid JSON'));
  const problem =
    type === 'Task' ? await problemOfTask(parsed.value, raw, mock) : problemOfContainer(parsed.value, raw);
  return problem === undefined ? ok({ kind: 'result', value: parsed.value }) : err(refused(problem));
}

function parseResult(text: string): { readonly value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue }; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

async function problemOfTask(result: JsonValue, raw: LocatedState['raw'], mock: Mock): Promise<string | undefined> {
  const mode = mock.fieldValidationMode ?? 'STRICT';
  if (mode === 'NONE') return undefined;
  const shape = await findOutputShape(taskTarget(textField(raw, 'Resource') ?? ''));
  const problem = shape === undefined ? undefined : checkShape(result, shape, mode);
  return problem === undefined ? undefined : `Mock result schema validation error: ${problem}`;
}

/** The result of a Map is the list of its iterations' results, or, with a ResultWriter, the object that says where they are. */
function problemOfContainer(result: JsonValue, raw: LocatedState['raw']): string | undefined {
  if (raw.Type === 'Map' && raw.ResultWriter !== undefined) {
    return isJsonObject(result) ? undefined : 'Mocked result must be a JSON object.';
  }
  if (!isJsonArray(result)) return 'Mocked result must be an array.';
  const branches = isJsonArray(raw.Branches) ? raw.Branches.length : result.length;
  return raw.Type === 'Parallel' && result.length !== branches
    ? 'Mocked result must contain the same number of items as number of Parallel branches.'
    : undefined;
}
