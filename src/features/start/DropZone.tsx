import { useRef, useState } from 'react';
import { useEditorInstance } from '../../editor';
import { Button, classNames, Icon } from '../../ui';
import { labels } from './labels';
import { openFile } from './openText';
import { ProblemList } from './ProblemList';
import type { StartPorts } from './startPorts';
import type { Diagnostic } from '../../core/diagnostics';

interface DropZoneProps {
  readonly ports: StartPorts;
  readonly onOpened: () => void;
  /** Whether it leads to the dialog with the box to paste into; false in that dialog itself. */
  readonly canPaste?: boolean;
}

/** Takes a dropped or chosen file; what is wrong with it is said here, and nothing changes. */
export function DropZone({ ports, onOpened, canPaste = true }: DropZoneProps) {
  const editor = useEditorInstance();
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = await openFile(file, ports);
    setProblems(found);
    if (found.length === 0) onOpened();
  };
  return (
    <>
      {/* Dropping is a second way; the buttons inside do the same by keyboard. */}
      <div
        className={classNames('start-drop', over && 'over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <Icon name="file" />
        <div className="grow">
          <div>
            {canPaste ? (
              <>
                {labels.drop} <span className="mono">tool_configs</span>, {labels.dropKinds}
              </>
            ) : (
              labels.dropFile
            )}
          </div>
          <div className="cap">{labels.dropNote}</div>
        </div>
        {canPaste && (
          <Button variant="outline" onClick={() => editor.setView({ dialog: 'open' })}>
            {labels.paste}
          </Button>
        )}
        <Button variant="outline" onClick={() => picker.current?.click()}>
          {labels.file}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={labels.file}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <ProblemList problems={problems} />
    </>
  );
}
