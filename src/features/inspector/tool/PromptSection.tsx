import type { JsonValue } from '../../../core/json';
import type { PromptParagraph, ToolNode } from '../../../core/model';
import { usePromptParts } from '../../../editor';
import { BoundSegmented, BoundText } from '../fields/BoundFields';
import { labels } from '../labels';

const words = labels.prompt;

/** What the system prompt says about this tool's waiting. */
export function PromptSection({ tool }: { readonly tool: ToolNode }) {
  const { prompt } = tool.polling;
  const parts = usePromptParts();
  const generated = parts.find(({ nodeId, field }) => nodeId === tool.id && field === 'polling.prompt')?.text ?? '';
  return (
    <div className="isec">
      <BoundSegmented
        field="polling.prompt"
        label={words.title}
        value={prompt.type}
        options={(['generated', 'custom', 'off'] as const).map((value) => ({ value, label: words.kinds[value] }))}
        toJson={(type): JsonValue => paragraphOf(type, prompt, generated)}
        {...(prompt.type === 'off' && { help: words.off })}
      />
      {prompt.type === 'generated' && <p className="told">{generated === '' ? words.pending : generated}</p>}
      {prompt.type === 'custom' && (
        <BoundText field="polling.prompt.text" label={words.text} value={prompt.text} rows={6} />
      )}
    </div>
  );
}

/** Writing one's own begins with what was generated. */
function paragraphOf(type: PromptParagraph['type'], current: PromptParagraph, generated: string): JsonValue {
  if (type !== 'custom') return { type };
  return { type, text: current.type === 'custom' ? current.text : generated };
}
