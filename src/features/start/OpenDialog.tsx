import { useState } from 'react';
import type { Diagnostic } from '../../core/diagnostics';
import { Button, TextArea } from '../../ui';
import { Dialog } from '../../ui/Dialog';
import { DropZone } from './DropZone';
import { labels } from './labels';
import { openText } from './openText';
import { ProblemList } from './ProblemList';
import { RecentAgents } from './RecentAgents';
import type { StartPorts } from './startPorts';
import './start.css';

/** Opens pasted text, a file or a kept agent. What is wrong is said in place and the text stays. */
export function OpenDialog({ ports, onClose }: { readonly ports: StartPorts; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const open = async () => {
    const found = await openText(text, ports);
    setProblems(found);
    if (found.length === 0) onClose();
  };
  return (
    <Dialog
      title="Open or paste"
      open
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button size="large" variant="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" variant="solid" disabled={text.trim() === ''} onClick={() => void open()}>
            {labels.open}
          </Button>
        </>
      }
    >
      <div className="open-dialog">
        <TextArea
          label={labels.pasteLabel}
          help={labels.pasteHelp}
          mono
          data-autofocus
          rows={10}
          value={text}
          onChange={(next) => {
            setText(next);
            setProblems([]);
          }}
        />
        <ProblemList problems={problems} />
        <DropZone ports={ports} onOpened={onClose} canPaste={false} />
        <RecentAgents storage={ports.storage} onOpen={(id) => void ports.openKept(id).then(onClose)} />
      </div>
    </Dialog>
  );
}
