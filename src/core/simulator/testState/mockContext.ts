import { err, ok, type Result } from '../../base';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { TaskTarget } from '../task/resource';
import { refused, type TestStateRefusal } from './request';

/**
 * The Context Object a request brings along.
 *
 * @param target - what the state calls, if it is a Task: only those that wait have a Task Token.
 */
export function readMockContext(
  context: JsonValue,
  target: TaskTarget | undefined,
): Result<JsonObject, TestStateRefusal> {
  const problem = problemOf(context, target);
  if (problem !== undefined) return err(refused(`Invalid Context object provided: ${problem}`));
  return isJsonObject(context) ? ok(context) : err(refused('Invalid Context object provided: must be a JSON object'));
}

type FieldType = 'string' | 'integer' | 'any' | { readonly [name: string]: FieldType };

/** @see Step Functions developer guide, “Context object”, read 2026-11 */
const fields: { readonly [name: string]: FieldType } = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'integer',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'integer' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

function problemOf(context: JsonValue, target: TaskTarget | undefined): string | undefined {
  if (isJsonObject(context) && 'Map' in context) return "'Map' field is not supported when mocking a Context object";
  const problem = checkField(context, fields, '');
  if (problem !== undefined || !isJsonObject(context) || !('Task' in context)) return problem;
  const waits = target?.kind === 'activity' || (target?.kind === 'integration' && target.pattern !== 'requestResponse');
  return waits
    ? undefined
    : "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern";
}

function checkField(value: JsonValue, type: FieldType, path: string): string | undefined {
  if (type === 'any') return undefined;
  if (type === 'string') return typeof value === 'string' ? undefined : `${path} must be a string`;
  if (type === 'integer') return Number.isInteger(value) ? undefined : `${path} must be an integer`;
  if (!isJsonObject(value)) return path === '' ? 'must be a JSON object' : `${path} must be an object`;
  for (const [name, member] of Object.entries(value)) {
    const memberType = Object.hasOwn(type, name) ? type[name] : undefined;
    if (memberType === undefined) return `Field '${name}' is not allowed`;
    const problem = checkField(member, memberType, path === '' ? name : `${path}.${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
