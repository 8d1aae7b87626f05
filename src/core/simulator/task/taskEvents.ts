import type { JsonValue } from '../../json';
import { failureDetails, type AslFailure } from '../failure';
import type { EventDetails } from '../history';
import type { TaskTarget } from './resource';

/** An event of a Task, as its kind of resource is recorded. */
export interface TaskEvent {
  readonly type: string;
  readonly details?: EventDetails | undefined;
}

export interface ScheduledTask {
  readonly target: TaskTarget;
  readonly request: JsonValue;
  readonly region: string;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

export function scheduledEvent(task: ScheduledTask): TaskEvent {
  const { target } = task;
  const details: Record<string, JsonValue> = {};
  if (target.kind === 'integration') {
    details.parameters = task.request;
    details.region = task.region;
    details.resource = target.action;
    details.resourceType = target.service;
  } else {
    details.input = task.request;
    details.resource = target.resource;
  }
  if (task.timeoutSeconds !== undefined) details.timeoutInSeconds = task.timeoutSeconds;
  if (task.heartbeatSeconds !== undefined) details.heartbeatInSeconds = task.heartbeatSeconds;
  if (task.roleArn !== undefined) details.taskCredentials = { roleArn: task.roleArn };
  return { type: `${prefixOf(target)}Scheduled`, details };
}

export function startedEvent(target: TaskTarget, workerName: string | undefined): TaskEvent {
  if (target.kind === 'lambda') return { type: 'LambdaFunctionStarted' };
  if (target.kind === 'activity')
    return { type: 'ActivityStarted', details: workerName === undefined ? {} : { workerName } };
  return { type: 'TaskStarted', details: namesOf(target) };
}

/** The service has accepted the request; its job or its callback is still to come. */
export function submittedEvent(target: TaskTarget, output: JsonValue): TaskEvent {
  return { type: 'TaskSubmitted', details: { output, ...namesOf(target) } };
}

export function succeededEvent(target: TaskTarget, output: JsonValue): TaskEvent {
  return { type: `${prefixOf(target)}Succeeded`, details: { output, ...namesOf(target) } };
}

/** @param stage - where it failed: `Schedule`, `Start` or `Submit`, or while it ran. */
export function failedEvent(
  target: TaskTarget,
  failure: AslFailure,
  stage: '' | 'Schedule' | 'Start' | 'Submit',
): TaskEvent {
  return { type: `${prefixOf(target)}${stage}Failed`, details: { ...failureDetails(failure), ...namesOf(target) } };
}

export function timedOutEvent(target: TaskTarget, failure: AslFailure): TaskEvent {
  return { type: `${prefixOf(target)}TimedOut`, details: { ...failureDetails(failure), ...namesOf(target) } };
}

function prefixOf(target: TaskTarget): string {
  switch (target.kind) {
    case 'lambda':
      return 'LambdaFunction';
    case 'activity':
      return 'Activity';
    case 'integration':
      return 'Task';
  }
}

function namesOf(target: TaskTarget): EventDetails {
  return target.kind === 'integration' ? { resource: target.action, resourceType: target.service } : {};
}
