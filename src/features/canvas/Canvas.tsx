import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { lazy, Suspense, useState } from 'react';
import type { Position } from '../../core/model';
import { useDrawnState, useEditor, useEditorInstance } from '../../editor';
import { Segmented, useMedia } from '../../ui';
import { AgentCanvas } from './agent/AgentCanvas';
import './canvas.css';
import { labels } from './labels';
import { CanvasStoreContext, createCanvasStore } from './shared/canvasStore';

const StatesCanvas = lazy(() => import('./states/StatesCanvas'));

export interface CanvasProps {
  /** Something of the palette was dropped on the agent; `position` is in canvas units. */
  readonly onDropItem: (item: string, position: Position) => void;
}

const views = [
  { value: 'agent', label: labels.agent },
  { value: 'states', label: labels.states },
] as const;

/** The graph of the agent, or of the machine it compiles to: two views of one selection. */
export function Canvas({ onDropItem }: CanvasProps) {
  const editor = useEditorInstance();
  const view = useEditor((state) => state.view.canvas);
  const narrow = useMedia('(max-width: 1199px)');
  const [store] = useState(createCanvasStore);
  return (
    <CanvasStoreContext value={store}>
      <section className={narrow ? 'canvas narrow' : 'canvas'} aria-label={labels.canvas}>
        <div className="canvas-view">
          <Segmented
            look="floating"
            label={labels.view}
            value={view}
            options={views}
            onChange={(canvas) => editor.setView({ canvas })}
          />
        </div>
        <ReactFlowProvider key={view}>
          {view === 'agent' ? (
            <DrawnAgent narrow={narrow} onDropItem={onDropItem} />
          ) : (
            <Suspense fallback={null}>
              <DrawnStates narrow={narrow} />
            </Suspense>
          )}
        </ReactFlowProvider>
      </section>
    </CanvasStoreContext>
  );
}

function DrawnAgent({ narrow, onDropItem }: CanvasProps & { readonly narrow: boolean }) {
  return <AgentCanvas {...useDrawnState()} narrow={narrow} onDropItem={onDropItem} />;
}

function DrawnStates({ narrow }: { readonly narrow: boolean }) {
  return <StatesCanvas {...useDrawnState()} narrow={narrow} />;
}
