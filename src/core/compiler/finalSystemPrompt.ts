import type { AgentDocument } from '../model';
import { PARAGRAPH_BREAK } from './resolve/promptParts';
import { resolveAgent } from './resolve/resolveAgent';

/** The system prompt as the model will read it: the person's own text and the paragraphs that follow from the tools' settings. */
export function finalSystemPrompt(document: AgentDocument): string {
  return resolveAgent(document, [])
    .prompt.map(({ text }) => text)
    .join(PARAGRAPH_BREAK);
}
