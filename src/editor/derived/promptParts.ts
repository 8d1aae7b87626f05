import { systemPromptParts, type PromptPart } from '../../core/compiler';
import type { AgentDocument } from '../../core/model';
import { useEditor } from '../useEditor';
import { memoOnMeaning } from './memoOnMeaning';

const partsOf: (document: AgentDocument) => readonly PromptPart[] = memoOnMeaning(systemPromptParts);

/** The final system prompt in paragraphs: the person's own, then what each tool adds. */
export function usePromptParts(): readonly PromptPart[] {
  return useEditor((state) => partsOf(state.document));
}
