import { useMemo, useState } from 'react';
import { exportFiles, type ExportedFile, type ExportId } from '../../core/export';
import { useDiagnostics, useEditor } from '../../editor';
import { announce, Button, classNames, Icon } from '../../ui';
import { Dialog } from '../../ui/Dialog';
import './export.css';
import { labels } from './labels';

const kinds: Readonly<Record<ExportId, string>> = {
  asl: 'State machine (ASL)',
  agent: 'Agent file',
  'tool-configs': 'tool_configs',
  registry: 'Registry items',
  'system-prompt': 'System prompt',
  'execution-role': 'Execution role',
};

/** Every file the agent can be had as: read it, copy it, download it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const document = useEditor((state) => state.document);
  const errors = useDiagnostics().filter((diagnostic) => diagnostic.severity === 'error').length;
  const files = useMemo(() => exportFiles(document), [document]);
  const [chosenId, setChosenId] = useState<ExportId>('asl');
  const chosen = files.find((file) => file.id === chosenId);
  return (
    <Dialog title={labels.title} open wide onClose={onClose}>
      <div className="export">
        <ul className="export-list">
          {files.map((file) => (
            <li key={file.id} className={classNames('export-file', file.id === chosenId && 'on')}>
              <button
                type="button"
                className="export-name"
                aria-pressed={file.id === chosenId}
                onClick={() => setChosenId(file.id)}
              >
                <span className="strong">{kinds[file.id]}</span>
                <span className="cap ell">
                  {file.fileName} · {labels.size(file.bytes.length)}
                </span>
              </button>
              <FileButtons file={file} />
            </li>
          ))}
        </ul>
        {chosen !== undefined && <Preview file={chosen} errors={errors} />}
      </div>
    </Dialog>
  );
}

function FileButtons({ file }: { readonly file: ExportedFile }) {
  const [copied, setCopied] = useState(false);
  return (
    <span className="row">
      <Button
        size="small"
        variant="outline"
        icon={copied ? 'check' : 'copy'}
        aria-label={labels.copyFile(file.fileName)}
        onBlur={() => setCopied(false)}
        onClick={() => {
          void navigator.clipboard.writeText(file.text).then(() => {
            setCopied(true);
            announce(labels.copied);
          });
        }}
      >
        {copied ? labels.copied : labels.copy}
      </Button>
      <Button
        size="small"
        variant="outline"
        icon="download"
        aria-label={labels.downloadFile(file.fileName)}
        onClick={() => download(file)}
      >
        {labels.download}
      </Button>
    </span>
  );
}

function Preview({ file, errors }: { readonly file: ExportedFile; readonly errors: number }) {
  return (
    <div className="export-preview">
      {file.id === 'asl' && errors > 0 && (
        <p className="help err">
          <Icon name="error" small />
          {labels.problems(errors)}
        </p>
      )}
      {file.diagnostics
        .filter((diagnostic) => diagnostic.severity !== 'error')
        .map((diagnostic, index) => (
          <p key={index} className="help">
            {diagnostic.message}
          </p>
        ))}
      {/* The text scrolls, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={labels.content(file.fileName)}>
        {file.text}
      </pre>
    </div>
  );
}

/** Saves a file through the browser; the object URL lives only until the click is over. */
function download(file: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.mimeType }));
  const link = window.document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
