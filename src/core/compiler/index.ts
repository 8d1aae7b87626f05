export { compileAgent } from './compileAgent';
export type { CompileResult, Origin } from './compileResult';
export { finalSystemPrompt, systemPromptParts } from './finalSystemPrompt';
export type { PromptPart } from './resolve/plan';
