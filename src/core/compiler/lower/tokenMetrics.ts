import type { JsonObject } from '../../json';
import { expression, plainText } from '../jsonata/text';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import type { LoweredState } from './lowered';
import type { StateName } from '../../asl';

/** The framework's token metrics. A metric that cannot be written never stops the agent. */
export function lowerTokenMetrics(plan: AgentPlan, model: ModelPlan, next: StateName): LoweredState {
  const dimensions = [
    { Name: 'agent', Value: plainText(plan.name) },
    { Name: 'state_machine_name', Value: expression('$states.context.StateMachine.Name') },
    { Name: 'provider', Value: textOrUnknown('$states.input.metadata.provider_id') },
    { Name: 'model', Value: textOrUnknown('$states.input.metadata.model_id') },
  ];
  const metric = (name: string, tokens: string): JsonObject => ({
    MetricName: name,
    Unit: 'Count',
    Value: expression(`$type(${tokens}) = 'number' ? ${tokens} : 0`),
    Dimensions: dimensions,
  });
  return {
    name: plan.names.tokenMetrics,
    state: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:cloudwatch:putMetricData',
      Arguments: {
        Namespace: plainText(plan.settings.tokenMetrics.namespace),
        MetricData: [
          metric('InputTokens', '$states.input.metadata.tokens_used.input_tokens'),
          metric('OutputTokens', '$states.input.metadata.tokens_used.output_tokens'),
        ],
      },
      TimeoutSeconds: METRICS_TIMEOUT_SECONDS,
      Catch: [{ ErrorEquals: ['States.ALL'], Output: expression('$states.input'), Next: next }],
      Output: expression('$states.input'),
      Next: next,
    },
    nodeId: model.node.id,
    fields: [],
    ending: false,
  };
}

const METRICS_TIMEOUT_SECONDS = 30;

function textOrUnknown(value: string): string {
  return expression(`$type(${value}) = 'string' and ${value} != '' ? ${value} : 'unknown'`);
}
