import type { AgentDocument } from '../model';
import type { PromptPart } from './resolve/plan';
import { PARAGRAPH_BREAK } from './resolve/promptParts';
import { resolveAgent } from './resolve/resolveAgent';

/** The system prompt as the model will read it: the person's own text and the paragraphs that follow from the tools' settings. */
export function finalSystemPrompt(document: AgentDocument): string {
  return systemPromptParts(document)
    .map(({ text }) => text)
    .join(PARAGRAPH_BREAK);
}

/** The same in paragraphs, each with the node and the field it comes from. */
export function systemPromptParts(document: AgentDocument): readonly PromptPart[] {
  return resolveAgent(document, []).prompt;
}
