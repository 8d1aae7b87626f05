import type { Retrier, TaskState } from '../../asl';
import { assertNever } from '../../base';
import type { JsonObject, JsonValue } from '../../json';
import { metadataTemplate, metadataText, type PollingMetadata } from '../jsonata/pollingMetadata';
import { expression, templateValue } from '../jsonata/text';
import type { ToolPlan } from '../resolve/plan';
import type { LoweringContext } from './context';
import { fieldOf, type FieldOrigin } from './lowered';
import { personRequest, TASK_TOKEN } from './personRequest';
import { retriersOf, transientErrorsOf } from './retry';

/** The part of a tool's Task that follows from its target and its error settings. */
export interface TargetTask {
  readonly fields: Pick<TaskState, 'Resource' | 'Arguments' | 'TimeoutSeconds' | 'HeartbeatSeconds' | 'Retry'>;
  readonly origins: readonly FieldOrigin[];
}

export interface TargetTaskInput {
  readonly tool: ToolPlan;
  readonly context: LoweringContext;
  /** Handed to the tool as `polling_metadata`; null: it does not poll. */
  readonly pollingMetadata: PollingMetadata | null;
  /** JSONata of the input the tool gets. */
  readonly input: string;
}

export function targetTask(request: TargetTaskInput): TargetTask {
  const { tool } = request;
  const call = callOf(request);
  const { times } = tool;
  const retriers = retriersOf(tool.errors, transientErrorsOf(tool.node.target));
  return {
    fields: {
      Resource: call.resource,
      Arguments: call.arguments,
      TimeoutSeconds: times.timeoutSeconds,
      ...(times.heartbeatSeconds === null ? {} : { HeartbeatSeconds: times.heartbeatSeconds }),
      ...(retriers.length === 0 ? {} : { Retry: retriers }),
    },
    origins: [
      ...call.origins,
      fieldOf(tool.node.id, times.timeoutField, 'TimeoutSeconds'),
      ...(times.heartbeatSeconds === null ? [] : [fieldOf(tool.node.id, times.heartbeatField, 'HeartbeatSeconds')]),
      ...retryOrigins(tool, retriers),
    ],
  };
}

/** What the Task of a tool calls, the way it waits included. */
export function toolResource({ node: { target }, polling }: Pick<ToolPlan, 'node' | 'polling'>): string {
  const suffix = polling.mode === 'callback' ? TOKEN_SUFFIX : '';
  switch (target.type) {
    case 'lambda':
      return `arn:aws:states:::lambda:invoke${suffix}`;
    case 'activity':
      return target.activityArn;
    case 'sub-agent':
      return `arn:aws:states:::states:startExecution${suffix === '' ? '.sync:2' : suffix}`;
    case 'service':
      return target.resourceArn.endsWith(TOKEN_SUFFIX) ? target.resourceArn : target.resourceArn + suffix;
    default:
      return assertNever(target);
  }
}

const TOKEN_SUFFIX = '.waitForTaskToken';

interface Call {
  readonly resource: string;
  readonly arguments: JsonValue;
  readonly origins: readonly FieldOrigin[];
}

function callOf({ tool, context, pollingMetadata, input }: TargetTaskInput): Call {
  const { target, id } = tool.node;
  const token = tool.polling.mode === 'callback';
  const resource = toolResource(tool);
  const metadata = pollingMetadata === null ? {} : { polling_metadata: metadataTemplate(pollingMetadata) };
  const taskToken = token ? { task_token: TASK_TOKEN } : {};
  switch (target.type) {
    case 'lambda':
      return {
        resource,
        arguments: {
          FunctionName: target.functionArn,
          Payload: { ...callMembers(input), ...metadata, ...taskToken },
        },
        origins: [
          fieldOf(id, 'target.functionArn', 'Arguments', 'FunctionName'),
          ...(token ? [fieldOf(id, 'polling.mode', 'Resource')] : []),
        ],
      };
    case 'activity':
      return {
        resource,
        arguments: { ...personRequest(context.plan.name, input), ...metadata },
        origins: [fieldOf(id, 'target.activityArn', 'Resource')],
      };
    case 'sub-agent':
      return {
        resource,
        arguments: {
          StateMachineArn: target.stateMachineArn,
          Input: runInput(input, { pollingMetadata, token }),
        },
        origins: [fieldOf(id, 'target.stateMachineArn', 'Arguments', 'StateMachineArn')],
      };
    case 'service':
      return {
        resource,
        arguments: templateValue(target.arguments),
        origins: [fieldOf(id, 'target.resourceArn', 'Resource'), fieldOf(id, 'target.arguments', 'Arguments')],
      };
    default:
      return assertNever(target);
  }
}

/** The framework's event of a tool: the call as the model made it. */
function callMembers(input: string): JsonObject {
  return { name: expression('$states.input.name'), id: expression('$states.input.id'), input: expression(input) };
}

/**
 * Input of a sub-agent's execution: what the model passed, with a conversation made of it where it has none, so that an agent can start
 * with it as well as any other state machine.
 */
function runInput(input: string, also: { pollingMetadata: PollingMetadata | null; token: boolean }): string {
  const members = [
    "'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID': $states.context.Execution.Id",
    ...(also.token ? ["'task_token': $states.context.Task.Token"] : []),
    ...(also.pollingMetadata === null ? [] : [`'polling_metadata': ${metadataText(also.pollingMetadata)}`]),
  ];
  const text = "$type($given.prompt) = 'string' ? $given.prompt : $string($given)";
  const conversation = `{'messages': [{'role': 'user', 'content': ${text}}]}`;
  return expression(
    `( $given := ${input}; $merge([${conversation}, $type($given) = 'object' ? $given : {}, {${members.join(', ')}}]) )`,
  );
}

function retryOrigins({ node, errors }: ToolPlan, retriers: readonly Retrier[]): FieldOrigin[] {
  if (retriers.length === 0) return [];
  return [
    fieldOf(node.id, 'errors.retry', 'Retry'),
    ...retriers.flatMap((_, index) => [
      fieldOf(node.id, 'errors.retry.intervalSeconds', 'Retry', index, 'IntervalSeconds'),
      fieldOf(node.id, 'errors.retry.maxAttempts', 'Retry', index, 'MaxAttempts'),
      fieldOf(node.id, 'errors.retry.backoffRate', 'Retry', index, 'BackoffRate'),
      ...(errors.retry.maxDelaySeconds === null
        ? []
        : [fieldOf(node.id, 'errors.retry.maxDelaySeconds', 'Retry', index, 'MaxDelaySeconds')]),
    ]),
  ];
}
