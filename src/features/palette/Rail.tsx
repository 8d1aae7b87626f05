import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useEditor, useEditorInstance } from '../../editor';
import { Icon } from '../../ui';
import { HistoryMenu } from './HistoryMenu';
import { labels } from './labels';
import { Outline } from './Outline';
import { Palette } from './Palette';
import './palette.css';

const StatesOutline = lazy(() => import('./StatesOutline'));

/** The left column: what can be added, what is there, what was done. Icons only when there is little room. */
export function Rail({ compact }: { readonly compact: boolean }) {
  const editor = useEditorInstance();
  const canvas = useEditor((state) => state.view.canvas);
  const [filter, setFilter] = useState('');
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // The narrow rail has no field: the list of commands finds what can be added.
    const find = () => {
      if (compact) editor.setView({ dialog: 'commands' });
      else search.current?.focus();
    };
    addEventListener('stepwright:find', find);
    return () => removeEventListener('stepwright:find', find);
  }, [compact, editor]);

  if (compact) {
    return (
      <nav className="rail compact" aria-label={labels.add}>
        <Palette filter="" compact />
        <span className="grow" />
        <div className="rule" />
        <HistoryMenu compact />
      </nav>
    );
  }
  return (
    <nav className="rail" aria-label={canvas === 'agent' ? labels.outline : labels.states}>
      {canvas === 'agent' && (
        <div className="railhead">
          <h2>{labels.add}</h2>
          <span className="kbd" aria-hidden="true">
            A
          </span>
        </div>
      )}
      <div className="search">
        <span className="field">
          <Icon name="search" small />
          <input
            ref={search}
            type="text"
            value={filter}
            placeholder={labels.find}
            aria-label={labels.find}
            aria-keyshortcuts="A"
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setFilter('');
            }}
          />
        </span>
      </div>
      {canvas === 'agent' ? (
        <>
          <Palette filter={filter} compact={false} />
          <div className="rule" />
          <OutlineHead />
          <div className="rail-scroll">
            <Outline filter={filter} />
          </div>
        </>
      ) : (
        <Suspense fallback={<span className="grow" />}>
          <StatesOutline filter={filter} />
        </Suspense>
      )}
      <div className="rule" />
      <HistoryMenu compact={false} />
    </nav>
  );
}

function OutlineHead() {
  const count = useEditor((state) => Object.keys(state.document.nodes).length);
  return (
    <div className="railhead">
      <h2>{labels.outline}</h2>
      <span className="cap">{count}</span>
    </div>
  );
}
