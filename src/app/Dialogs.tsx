import { lazy, Suspense, useCallback } from 'react';
import { useEditorInstance, type DialogName, type KeyValueStorage, type Replay } from '../editor';
import { CommandList, ShortcutsDialog } from '../features/commands';
import { createDeployController, DeployDialog, type DeployController } from '../features/deploy';
import { ExportDialog } from '../features/export';
import { OpenDialog, StartScreen, type StartPorts } from '../features/start';
import { SimulationScreen } from '../features/simulation';
import { useSession } from './sessionContext';

const ReplayCanvas = lazy(async () => ({ default: (await import('../features/canvas')).ReplayCanvas }));

function drawGraph(replay: Replay) {
  return (
    <Suspense fallback={null}>
      <ReplayCanvas replay={replay} />
    </Suspense>
  );
}

let deploy: DeployController | undefined;

/** One for the life of the page: credentials stay in its memory while the dialog is closed. */
function deployController(storage: KeyValueStorage): DeployController {
  deploy ??= createDeployController({
    storage,
    fetch: (...request) => fetch(...request),
    origin: location.origin,
    nowMs: () => Date.now(),
  });
  return deploy;
}

/** The dialog that is open. One lazy chunk: none of it is needed for the first paint. */
export default function Dialogs({ dialog, ports }: { readonly dialog: DialogName; readonly ports: StartPorts }) {
  const editor = useEditorInstance();
  const projectId = useSession((state) => state.agentId);
  const close = useCallback(() => editor.setView({ dialog: null }), [editor]);
  switch (dialog) {
    case 'start':
      return <StartScreen ports={ports} onClose={close} />;
    case 'open':
      return <OpenDialog ports={ports} onClose={close} />;
    case 'commands':
      return <CommandList onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'simulation':
      return <SimulationScreen onClose={close} drawGraph={drawGraph} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'deploy':
      return <DeployDialog controller={deployController(ports.storage)} projectId={projectId} onClose={close} />;
  }
}
