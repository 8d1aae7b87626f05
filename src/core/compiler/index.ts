export { compileAgent } from './compileAgent';
export type { CompileResult, Origin } from './compileResult';
export { finalSystemPrompt, systemPromptParts } from './finalSystemPrompt';
export { GIVE_UP_DECISION_SECONDS } from './lower/askPerson';
export { providerConfigOf } from './jsonata/providerConfig';
export { toolResource } from './lower/targetTask';
export { planAgent } from './planAgent';
export type { AgentPlan, ModelPlan, OutputPlan, PollingPlan, PromptPart, ToolPlan } from './resolve/plan';
export { TOOL_MESSAGES } from './resolve/toolMessages';
