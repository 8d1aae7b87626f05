import { lazy, Suspense, useCallback } from 'react';
import type { Position } from '../core/model';
import { addPaletteItem, EditorProvider, isPaletteItemId, useEditor, type Editor } from '../editor';
import { BudgetStrip } from '../features/cost';
import { Inspector } from '../features/inspector';
import { Rail } from '../features/palette';
import { BottomPanel } from '../features/preview';
import { ProblemsList, ProblemsSummary } from '../features/problems';
import type { StartPorts } from '../features/start';
import { classNames, LiveRegion, useMedia } from '../ui';
import { Notice } from './Notice';
import { PanelBoundary } from './PanelBoundary';
import type { Session } from './session/session';
import { SessionContext, useSession } from './sessionContext';
import { TopBar } from './TopBar';
import { SHEET_QUERY, useInspectorSheet } from './useInspectorSheet';
import { useReturnFocus } from './useReturnFocus';
import { useShortcuts } from './useShortcuts';
import { useTheme } from './useTheme';
import './app.css';

const Canvas = lazy(async () => ({ default: (await import('../features/canvas')).Canvas }));
const Dialogs = lazy(() => import('./Dialogs'));

export interface AppProps {
  readonly editor: Editor;
  readonly session: Session;
  readonly ports: StartPorts;
}

export function App({ editor, session, ports }: AppProps) {
  return (
    <EditorProvider editor={editor}>
      <SessionContext value={session}>
        <Shell editor={editor} ports={ports} />
        <LiveRegion />
      </SessionContext>
    </EditorProvider>
  );
}

function Shell({ editor, ports }: { readonly editor: Editor; readonly ports: StartPorts }) {
  const narrow = useMedia('(max-width: 1199px)');
  const hasSheet = useMedia(SHEET_QUERY);
  const sheet = useInspectorSheet(editor);
  const theme = useTheme();
  useShortcuts(editor);
  const ready = useSession((state) => state.phase === 'ready');
  const dialog = useEditor((state) => state.view.dialog);
  // A screen over the canvas takes no focus trap: the top bar stays. What it covers must not be reached.
  const isCovered = dialog === 'start' || dialog === 'simulation';
  useReturnFocus(editor);
  const onDropItem = useCallback(
    (item: string, position: Position) => {
      if (isPaletteItemId(item)) addPaletteItem(editor, item, position);
    },
    [editor],
  );
  return (
    <div className={classNames('app', narrow && 'narrow', hasSheet && 'sheet', hasSheet && sheet.open && 'sheet-open')}>
      <TopBar
        problems={ready ? <ProblemsSummary /> : null}
        narrow={narrow}
        theme={theme}
        sheet={hasSheet ? sheet : null}
      />
      <div className="behind" inert={dialog === 'simulation'}>
        <PanelBoundary name="The list at the left">
          <Rail compact={narrow} />
        </PanelBoundary>
      </div>
      <main className="main" inert={isCovered}>
        <Notice />
        {ready ? (
          <>
            <PanelBoundary name="The canvas">
              <Suspense fallback={<Loading />}>
                <Canvas onDropItem={onDropItem} />
              </Suspense>
            </PanelBoundary>
            <PanelBoundary name="The panel at the bottom">
              <BottomPanel problems={<ProblemsList />} />
            </PanelBoundary>
          </>
        ) : (
          <Loading />
        )}
      </main>
      {ready && (
        <>
          <div className="behind" inert={isCovered}>
            <PanelBoundary name="The inspector">
              <Inspector />
            </PanelBoundary>
          </div>
          <div className="behind" inert={dialog === 'simulation'}>
            <PanelBoundary name="The estimate">
              <BudgetStrip />
            </PanelBoundary>
          </div>
        </>
      )}
      {dialog !== null && (
        <Suspense fallback={null}>
          <Dialogs dialog={dialog} ports={ports} />
        </Suspense>
      )}
    </div>
  );
}

function Loading() {
  return <div className="loading">Loading the agent…</div>;
}
