export { compileAgent } from './compileAgent';
export type { CompileResult, Origin } from './compileResult';
export { finalSystemPrompt } from './finalSystemPrompt';
