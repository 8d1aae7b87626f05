import { MAX_DEFINITION_BYTES } from '../../core/asl';
import { groupThousands } from '../../core/model';
import { useEditor, usePromptParts, useSourceMap, type BottomTab } from '../../editor';
import { classNames } from '../../ui';
import { labels } from './labels';
import { mainStateOf, useShownStates } from './useShownStates';

/** What stands at the right of the tabs: the state in view, or how large the whole is. */
export function PanelNote({ tab, open }: { readonly tab: BottomTab; readonly open: boolean }) {
  if (!open || tab === 'asl') return <AslNote />;
  if (tab === 'problems') return <span className="cap panel-note">{labels.problemsNote}</span>;
  return tab === 'prompt' ? <PromptNote /> : null;
}

function AslNote() {
  const { lines, utf8Bytes } = useSourceMap();
  const { states, pointer, waits, node } = useShownStates();
  const isTool = useEditor(({ document }) => node !== null && document.nodes[node]?.kind === 'tool');
  const shown = states.find((state) => state.pointer === pointer) ?? mainStateOf(states);
  if (shown === undefined) {
    return <span className="cap panel-note">{labels.size(groupThousands(lines), sizeText(utf8Bytes))}</span>;
  }
  return (
    <span className="cap panel-note">
      <span className={classNames(waits ? 't' : 'mid')}>{labels.stateLines(shown.state.Type, shown.lines)}</span>
      <span>{isTool ? labels.oneOfTool(states.length) : labels.oneOf(states.length)}</span>
    </span>
  );
}

function PromptNote() {
  const characters = usePromptParts().reduce((sum, { text }) => sum + text.length, 0);
  return <span className="cap panel-note">{labels.promptSize(groupThousands(characters))}</span>;
}

/** Size as AWS counts it, in UTF-8. */
function sizeText(bytes: number): string {
  return bytes > MAX_DEFINITION_BYTES / 2 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1000).toFixed(1)} KB`;
}
