import { displayName, modelOf } from '../../core/model';
import { useEditor, useEditorInstance, usePromptParts } from '../../editor';
import { Button, classNames } from '../../ui';
import { labels } from './labels';

/** The system prompt as the model will read it; what the tools add is marked and leads to the tool. */
export function PromptTab() {
  const editor = useEditorInstance();
  const parts = usePromptParts();
  const document = useEditor((state) => state.document);
  if (parts.length === 0) {
    const model = modelOf(document);
    return (
      <div className="panel-empty">
        <p>{labels.noPrompt}</p>
        {model !== undefined && (
          <Button
            variant="outline"
            onClick={() => editor.reveal({ kind: 'node', nodeId: model.id, field: 'systemPrompt' })}
          >
            {labels.writePrompt}
          </Button>
        )}
      </div>
    );
  }
  return (
    // The text scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="prompt" tabIndex={0} role="region" aria-label={labels.tabs.prompt}>
      {parts.map(({ text, nodeId, field }, index) => {
        const node = document.nodes[nodeId];
        const isAdded = node?.kind === 'tool';
        return (
          <div key={index} className={classNames('prompt-part', isAdded && 'added')}>
            <p>{text}</p>
            {isAdded && (
              <button
                type="button"
                className="prompt-source"
                onClick={() => editor.reveal({ kind: 'node', nodeId, field })}
              >
                {labels.fromTool(displayName(node))}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
