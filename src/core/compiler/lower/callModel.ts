import type { StateName } from '../../asl';
import { assertNever } from '../../base';
import type { ModelNode } from '../../model';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import { bedrockCall } from './bedrockCall';
import { lambdaCall, type ModelCall } from './lambdaCall';
import { fieldOf, type LoweredState } from './lowered';
import { retriersOf } from './retry';

/** The model call: asks with the whole conversation, appends the answer to it and hands on the calls the model made. */
export function lowerCallModel(plan: AgentPlan, model: ModelPlan, next: StateName): LoweredState {
  const parts = partsOf(plan, next);
  const before = known.get(model.node);
  if (before?.parts.length === parts.length && parts.every((part, index) => part === before.parts[index])) {
    return before.state;
  }
  const state = lowered(plan, model, next);
  known.set(model.node, { parts, state });
  return state;
}

/** The State of the model's node as it was last; its tools' schemas make it the longest of all. */
const known = new WeakMap<ModelNode, { readonly parts: readonly unknown[]; readonly state: LoweredState }>();

/** Everything the State is made of. */
function partsOf({ name, tools, outputs, prompt, names, settings }: AgentPlan, next: StateName): unknown[] {
  return [
    next,
    name,
    names.callModel,
    prompt.length === 0,
    settings.configuration.type,
    settings.tokenMetrics.enabled,
    ...[...tools, ...outputs].flatMap(({ node }) => [
      node.toolName,
      node.description,
      node.kind === 'tool' ? node.inputSchema : node.schema,
      node.id,
    ]),
  ];
}

function lowered(plan: AgentPlan, model: ModelPlan, next: StateName): LoweredState {
  const { id, service } = model.node;
  const call = callOf(plan, model);
  const { timeoutSeconds } = model.errors;
  const retriers = retriersOf(model.errors, call.transientErrors);
  const isLoop = plan.tools.length + plan.outputs.length > 0;
  const output = {
    ...(isLoop ? { function_calls: call.functionCalls } : {}),
    ...(plan.settings.tokenMetrics.enabled ? { metadata: call.metadata } : {}),
  };
  return {
    name: plan.names.callModel,
    state: {
      Type: 'Task',
      Resource: call.resource,
      Arguments: call.arguments,
      TimeoutSeconds: timeoutSeconds,
      ...(retriers.length === 0 ? {} : { Retry: retriers }),
      Assign: { messages: call.messages, model_turns: '{% $model_turns + 1 %}' },
      Output: output,
      Next: next,
    },
    nodeId: id,
    fields: [
      fieldOf(id, `service.${service.type === 'lambda' ? 'functionArn' : 'modelId'}`, 'Resource'),
      ...call.origins,
      fieldOf(id, 'errors.timeoutSeconds', 'TimeoutSeconds'),
      ...(retriers.length === 0 ? [] : [fieldOf(id, 'errors.retry', 'Retry')]),
    ],
    ending: false,
  };
}

function callOf(plan: AgentPlan, model: ModelPlan): ModelCall {
  const { service } = model.node;
  switch (service.type) {
    case 'lambda':
      return lambdaCall(plan, model, service);
    case 'bedrock':
      return bedrockCall(plan, model, service);
    default:
      return assertNever(service);
  }
}
