import { lowerCallModel } from './lower/callModel';
import { lowerCheckToolCalls } from './lower/checkToolCalls';
import { contextOf, type LoweringContext } from './lower/context';
import { lowerInitialize } from './lower/initialize';
import { lowerTool } from './lower/lowerTool';
import type { LoweredScope } from './lower/lowered';
import { lowerRegistry } from './lower/registry';
import { incompleteOutputRule, lowerStructuredOutput, lowerSuccess } from './lower/structuredOutput';
import { lowerTokenMetrics } from './lower/tokenMetrics';
import { lowerToolLoop } from './lower/toolLoop';
import type { AgentPlan, ModelPlan } from './resolve/plan';

/** Lowers every part of the agent and joins the parts: the model after the start, the loop behind the model, each tool into the loop. */
export function lowerAndLink(plan: AgentPlan): LoweredScope {
  const { names, model } = plan;
  const context = contextOf(plan);
  const success = lowerSuccess(plan);
  if (model === null) {
    return { startAt: names.initialize, states: [lowerInitialize(context, names.success), success] };
  }

  const hasLoop = plan.tools.length + plan.outputs.length > 0;
  // A Choice without rules is refused by AWS: an agent without tools is one model call.
  const afterModel = hasLoop ? names.checkToolCalls : names.success;
  const metrics = plan.settings.tokenMetrics.enabled ? [lowerTokenMetrics(plan, model, afterModel)] : [];
  const call = lowerCallModel(plan, model, metrics.length > 0 ? names.tokenMetrics : afterModel);
  return {
    startAt: names.initialize,
    states: [...startOf(context, model), call, ...metrics, ...(hasLoop ? loopOf(context, model) : []), success],
  };
}

function startOf(context: LoweringContext, model: ModelPlan) {
  const { plan } = context;
  const { configuration } = plan.settings;
  const next = plan.names.callModel;
  return configuration.type === 'inline'
    ? [lowerInitialize(context, next)]
    : lowerRegistry(context, model, { source: configuration, next });
}

function loopOf(context: LoweringContext, model: ModelPlan) {
  const { plan } = context;
  const fragments = [
    ...plan.tools.map((tool) => lowerTool(tool, context)),
    ...plan.outputs.map((output) => ({ rules: [incompleteOutputRule(output, context)], states: [] })),
  ];
  return [
    ...lowerCheckToolCalls(plan, model),
    ...lowerToolLoop(context, fragments),
    ...plan.outputs.map(lowerStructuredOutput),
  ];
}
