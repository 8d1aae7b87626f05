import type { DragEvent } from 'react';
import { addPaletteItem, paletteItems, useEditorInstance, type PaletteItem } from '../../editor';
import { announce, classNames, Icon } from '../../ui';
import { labels } from './labels';

/** MIME type under which a dragged palette item says what it is; the canvas reads it on drop. */
const DRAG_TYPE = 'application/x-stepwright-node';

/** What can be added; a click or Enter adds, a drag places. */
export function Palette({ filter, compact }: { readonly filter: string; readonly compact: boolean }) {
  const editor = useEditorInstance();
  const found = paletteItems.filter((item) => item.label.toLowerCase().includes(filter.toLowerCase()));
  const add = (item: PaletteItem) => {
    addPaletteItem(editor, item.id);
    announce(`${item.label} added`);
  };
  return (
    <ul className="palette" aria-label={labels.add}>
      {found.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={classNames('li', item.waits && 'time')}
            draggable
            title={compact ? `${item.label}. ${item.description}` : `${item.description} ${labels.dragHint}`}
            aria-label={item.label}
            onClick={() => add(item)}
            onDragStart={(event: DragEvent) => {
              event.dataTransfer.setData(DRAG_TYPE, JSON.stringify({ item: item.id }));
              event.dataTransfer.effectAllowed = 'copy';
            }}
          >
            <Icon name={item.icon} />
            {!compact && item.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
