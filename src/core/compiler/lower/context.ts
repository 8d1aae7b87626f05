import type { AgentPlan } from '../resolve/plan';
import type { ContentForm } from '../jsonata/toolResult';

/** What lowering one tool has to know of the agent around it. */
export interface LoweringContext {
  readonly plan: AgentPlan;
  readonly form: ContentForm;
}

export function contextOf(plan: AgentPlan): LoweringContext {
  return { plan, form: plan.settings.resultContent };
}
