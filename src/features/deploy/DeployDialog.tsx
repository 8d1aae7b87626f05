import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { hasErrors } from '../../core/diagnostics';
import { machineNameOf } from '../../core/export';
import { sourceMapOf, useDiagnostics, useEditor, useEditorInstance } from '../../editor';
import { Button } from '../../ui';
import { Dialog } from '../../ui/Dialog';
import { cliScript } from './cliScript';
import { CopyButton } from './CopyButton';
import './deploy.css';
import { DeployFields } from './DeployFields';
import { DeployProgress } from './DeployProgress';
import type { DeployController } from './deployController';
import { labels } from './labels';

export interface DeployDialogProps {
  readonly controller: DeployController;
  /** Identity of the agent, so that a machine of another one is not replaced without asking. */
  readonly projectId: string;
  readonly onClose: () => void;
}

/** Where it goes at the left, what will happen and what happens at the right. Closing never stops a running deployment. */
export function DeployDialog({ controller, projectId, onClose }: DeployDialogProps) {
  const editor = useEditorInstance();
  const document = useEditor((state) => state.document);
  const diagnostics = useDiagnostics();
  const form = useStore(controller.store, (state) => state.form);
  const phase = useStore(controller.store, (state) => state.run.phase);
  const planKind = useStore(controller.store, (state) => state.run.prepared?.plan.kind);
  const definition = useMemo(() => sourceMapOf(document).text, [document]);
  const type = document.settings.stateMachineType;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;

  useEffect(() => {
    controller.open({ definition, type, projectId }, machineNameOf(document.name));
  }, [controller, definition, type, projectId, document.name]);

  const isRunning = phase === 'deploying';
  const canDeploy = phase === 'prepared' && !hasErrors(diagnostics) && planKind !== 'refuse' && planKind !== 'nothing';
  return (
    <Dialog
      title={labels.title(document.name)}
      open
      wide
      onClose={onClose}
      footer={
        <>
          <CopyButton label={labels.copyScript} text={cliScript({ form, definition, type })} />
          <span className="grow" />
          {errors > 0 && (
            <>
              <span className="help err">{labels.blocked(errors)}</span>
              <Button
                size="large"
                variant="outline"
                onClick={() => {
                  const { view } = editor.store.getState();
                  editor.setView({ dialog: null, bottomPanel: { ...view.bottomPanel, open: true, tab: 'problems' } });
                }}
              >
                {labels.showProblems}
              </Button>
            </>
          )}
          {errors === 0 && (phase === 'idle' || phase === 'preparing' || phase === 'prepared') && (
            <span className="cap">{form.target === 'aws' ? labels.unchanged : labels.unchangedSandbox}</span>
          )}
          {isRunning ? (
            <Button size="large" variant="outline" onClick={() => controller.stop()}>
              {labels.stop}
            </Button>
          ) : (
            <Button size="large" variant={phase === 'done' ? 'solid' : 'outline'} onClick={onClose}>
              {labels.close}
            </Button>
          )}
          {phase === 'stopped' ? (
            <Button size="large" variant="solid" onClick={() => controller.change({})}>
              {labels.again}
            </Button>
          ) : phase === 'done' ? null : (
            <Button size="large" variant="solid" disabled={!canDeploy} onClick={() => controller.deploy()}>
              {isRunning ? labels.deploying : labels.deploy}
            </Button>
          )}
        </>
      }
    >
      <div className="deploy">
        <DeployFields controller={controller} disabled={isRunning} type={type} />
        <DeployProgress controller={controller} definition={definition} />
      </div>
    </Dialog>
  );
}
