import { useRef, type KeyboardEvent } from 'react';
import type { Place } from '../../core/diagnostics';
import { useEditor, useEditorInstance, useFindings, type LocatedDiagnostic } from '../../editor';
import { announce, Button, classNames, Icon } from '../../ui';
import { labels } from './labels';
import { placeWords } from './placeWords';
import './problems.css';
import { runFix } from './runFix';

const icons = { error: 'error', warning: 'warning', info: 'info' } as const;

/** All problems, errors first. Arrow keys walk the list, Enter or a click leads to the place; a fix has a button of its own. */
export function ProblemsList() {
  const { diagnostics, judged } = useFindings();
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.problem-open') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (step === undefined || at === -1) return;
    event.preventDefault();
    rows[at + step]?.focus();
  };
  if (diagnostics.length === 0) return <NoProblems pending={judged === 'pending'} />;
  return (
    <>
      {judged === 'unavailable' && <p className="problem-note">{labels.unavailable}</p>}
      {/* Arrow keys only move the focus between the buttons of the list. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
      <ul ref={list} className="problems" aria-label={labels.list} onKeyDown={onKeyDown}>
        {diagnostics.map((diagnostic, index) => (
          <Problem key={`${diagnostic.code} ${JSON.stringify(diagnostic.at)} ${index}`} diagnostic={diagnostic} />
        ))}
      </ul>
    </>
  );
}

function NoProblems({ pending }: { readonly pending: boolean }) {
  return (
    <div className="no-problems">
      <Icon name={pending ? 'pending' : 'check-circle'} />
      <div>
        <p className="strong">{pending ? labels.checking : labels.none}</p>
        {!pending && <p className="cap">{labels.noneText}</p>}
      </div>
    </div>
  );
}

function Problem({ diagnostic }: { readonly diagnostic: LocatedDiagnostic }) {
  const editor = useEditorInstance();
  const document = useEditor((state) => state.document);
  const { subject, part, isIdentifier } = placeWords(document, diagnostic);
  const { severity, message, hint, fix } = diagnostic;
  const open = () => editor.reveal(placeToShow(diagnostic));
  return (
    <li className="problem">
      <button
        type="button"
        className="problem-open"
        aria-label={labels.problem({ severity: labels.severity[severity], subject, part, message, hint })}
        onClick={open}
      >
        <span className={`problem-icon ${severity}`}>
          <Icon name={icons[severity]} />
        </span>
        <span className="problem-place">
          <span className={classNames('ell', isIdentifier && 'mono')}>{subject}</span>
          <span className="w ell">{part}</span>
        </span>
        <span className="problem-text">
          <span className="clip" title={message}>
            {message}
          </span>
          {hint !== undefined && (
            <span className="w ell" title={hint}>
              {hint}
            </span>
          )}
        </span>
      </button>
      {fix === undefined ? (
        <Button variant="outline" tabIndex={-1} aria-hidden="true" onClick={open}>
          {labels.open}
        </Button>
      ) : (
        <Button
          variant="outline"
          onClick={() => {
            if (runFix(editor, fix)) announce(labels.fixed(fix.label));
          }}
        >
          {fix.label}
        </Button>
      )}
    </li>
  );
}

/** A field one can change is a better place than the text it became. */
function placeToShow({ at, nodeId, field }: LocatedDiagnostic): Place {
  if (at.kind !== 'asl' || nodeId === null || field === null) return at;
  return { kind: 'node', nodeId, field };
}
