import type { ModelNode } from '../../model';
import type { PromptPart, ToolPlan } from './plan';
import { approvalParagraph, pollingParagraph } from './promptText';

/** The system prompt in paragraphs: the person's own, split at empty lines, then what each tool adds. */
export function promptParts(model: ModelNode, tools: readonly ToolPlan[]): PromptPart[] {
  // Model services refuse a prompt of blanks.
  const own = model.systemPrompt.trim() === '' ? [] : model.systemPrompt.split(PARAGRAPH_BREAK);
  return [...own.map((text) => ({ text, nodeId: model.id, field: 'systemPrompt' })), ...tools.flatMap(paragraphsOf)];
}

/** What stands between two paragraphs; joining with it gives the person's text back exactly. */
export const PARAGRAPH_BREAK = '\n\n';

/** Plans of tools that did not change are the same objects, and so are their paragraphs. */
const known = new WeakMap<ToolPlan, readonly PromptPart[]>();

function paragraphsOf(tool: ToolPlan): readonly PromptPart[] {
  const before = known.get(tool);
  if (before !== undefined) return before;
  const parts = paragraphsOfTool(tool);
  known.set(tool, parts);
  return parts;
}

function paragraphsOfTool({ node, toolName, polling, approval }: ToolPlan): PromptPart[] {
  const parts: PromptPart[] = [];
  if (approval !== null)
    parts.push({ text: approvalParagraph(toolName, approval), nodeId: node.id, field: 'approval' });
  const text = pollingParagraph(toolName, polling, node.polling.prompt);
  if (text !== null) parts.push({ text, nodeId: node.id, field: 'polling.prompt' });
  return parts;
}
