import { useMemo } from 'react';
import { useEditor, useEditorInstance } from '../../editor';
import { Icon, Menu, type MenuItem } from '../../ui';
import { labels } from './labels';

/** Steps shown in the menu; older ones are reached one by one. */
const SHOWN_STEPS = 15;

/** How many steps were done, and a list to go back to one of them. */
export function HistoryMenu({ compact }: { readonly compact: boolean }) {
  const editor = useEditorInstance();
  const done = useEditor((state) => state.history.done);
  const items = useMemo<MenuItem[]>(() => {
    if (done.length === 0) return [{ type: 'heading', label: labels.noSteps }];
    return done
      .slice(-SHOWN_STEPS)
      .toReversed()
      .map((entry, back) => ({
        type: 'action' as const,
        id: String(done.length - back),
        label: entry.label,
        ...(back === 0 && { tail: 'now' }),
        run: () => {
          for (let step = 0; step < back; step += 1) editor.undo();
        },
      }));
  }, [done, editor]);
  return (
    <Menu
      items={items}
      side="top"
      trigger={
        <button
          type="button"
          className="li history"
          aria-label={`${labels.history}, ${labels.steps(done.length)}`}
          title={labels.history}
        >
          <Icon name="history" />
          {!compact && (
            <>
              <span>{labels.history}</span>
              <span className="tail cap">{labels.steps(done.length)}</span>
            </>
          )}
        </button>
      }
    />
  );
}
