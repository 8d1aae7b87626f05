import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useState } from 'react';
import { createEditor, EditorProvider, type Replay } from '../../../editor';
import { Segmented, useMedia } from '../../../ui';
import '../canvas.css';
import { labels } from '../labels';
import { CanvasStoreContext, createCanvasStore } from '../shared/canvasStore';
import { ReplayAgent } from './ReplayAgent';
import './replay.css';
import { ReplayContext } from './replayContext';
import { ReplayStates } from './ReplayStates';

export interface ReplayCanvasProps {
  readonly replay: Replay;
}

const views = [
  { value: 'agent', label: labels.agent },
  { value: 'states', label: labels.states },
] as const;

/**
 * The graph of a run, as the Agent or as States, at the moment of its playhead. It has an editor of its own, of the agent that was run:
 * the one on the screen may have changed since, and nothing done here reaches it.
 */
export function ReplayCanvas({ replay }: ReplayCanvasProps) {
  const [view, setView] = useState<'agent' | 'states'>('agent');
  const narrow = useMedia('(max-width: 1199px)');
  const editor = useMemo(() => createEditor(replay.document), [replay.document]);
  const [store] = useState(createCanvasStore);
  return (
    <EditorProvider editor={editor}>
      <CanvasStoreContext value={store}>
        <ReplayContext value={replay}>
          <section className={narrow ? 'canvas replaying narrow' : 'canvas replaying'} aria-label={labels.replay}>
            <div className="canvas-view">
              <Segmented look="floating" label={labels.view} value={view} options={views} onChange={setView} />
            </div>
            <ReactFlowProvider key={view}>
              {view === 'agent' ? <ReplayAgent narrow={narrow} /> : <ReplayStates />}
            </ReactFlowProvider>
          </section>
        </ReplayContext>
      </CanvasStoreContext>
    </EditorProvider>
  );
}
