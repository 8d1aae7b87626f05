import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonValue } from '../../../core/json';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, writtenScenarios } from '../../../core/model';
import { createEditor, EditorProvider } from '../../../editor';
import { LiveRegion } from '../../../ui';
import { createSimulationSession, SimulationContext } from '../simulationSession';
import { runJob } from '../worker/runJob';
import type { WorkerJob } from '../worker/simulationJob';
import type { WorkerLike } from '../worker/workerRun';
import { ScenarioPanel } from './ScenarioPanel';

// jsdom has no media; every screen is a wide one.
window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;

/** A worker in the same thread: jsdom has none. What it tells after its end is lost, as with a real one. */
class WorkerHere implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  private isEnded = false;

  postMessage(job: WorkerJob): void {
    // the other ways to wait are not asked for here, and take their time
    const own: WorkerJob = job.kind === 'simulate' ? { ...job, toolId: null } : job;
    setTimeout(() => {
      if (this.isEnded) return;
      void runJob(own, (message) => {
        if (!this.isEnded) act(() => this.onmessage?.(new MessageEvent('message', { data: message })));
      });
    });
  }

  terminate(): void {
    this.isEnded = true;
  }
}

/** The panel over an agent with one tool that waits in a loop of 10 s and gives up after 5 checks, its first run done. */
export async function renderPanel(scenarios?: JsonValue) {
  const base = emptyAgent('an-agent');
  const tool = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: { ...DEFAULT_POLLING, mode: 'poll-in-machine', polling_interval: 10, max_polling_attempts: 5 },
  });
  const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: tool.id };
  const editor = createEditor({
    ...base,
    nodes: { ...base.nodes, [tool.id]: tool },
    edges: { ...base.edges, [edge.id]: edge },
    extra: scenarios === undefined ? {} : { scenarios },
  });
  const session = createSimulationSession(editor, () => new WorkerHere());
  const unfollow = session.follow();
  session.run(session.view.getState().scenario);
  const view = render(
    <EditorProvider editor={editor}>
      <SimulationContext value={session}>
        <ScenarioPanel />
        <LiveRegion />
      </SimulationContext>
    </EditorProvider>,
  );
  await screen.findByText(/^monitor (gave up|saw the end)/);
  return {
    ...view,
    editor,
    session,
    user: userEvent.setup(),
    saved: () => writtenScenarios(editor.store.getState().document),
    steps: () => editor.store.getState().history.done.map(({ label }) => label),
    close() {
      unfollow();
      session.close();
    },
  };
}
