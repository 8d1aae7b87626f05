import { useMemo } from 'react';
import { lastChange, useEditor } from '../../editor';
import { labels } from './labels';
import { lineDifference, type LineDifference } from './lineDifference';
import { textChanges, type TextChange } from '../../core/json';

/** Unchanged lines shown around a change. */
const CONTEXT = 2;

/** What the last edit did to the ASL. */
export function ChangesTab() {
  const document = useEditor((state) => state.document);
  const history = useEditor((state) => state.history);
  const change = useMemo(() => lastChange({ document, history }), [document, history]);
  const changes = useMemo(() => (change === null ? [] : textChanges(change.before, change.after)), [change]);
  if (change === null) return <p className="panel-empty">{labels.noChange}</p>;
  const oldLines = change.before.split('\n');
  const removed = changes.reduce((sum, part) => sum + part.removed.length, 0);
  const added = changes.reduce((sum, part) => sum + part.added.length, 0);
  return (
    // The text scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="changes" tabIndex={0} role="region" aria-label={labels.tabs.changes}>
      <p className="changes-head">
        <b>{change.label}</b>
        <span className="cap">{changes.length === 0 ? labels.sameAsl : labels.changedLines(removed, added)}</span>
      </p>
      {changes.map(({ line, removed: out, added: in_ }, index) => {
        const newLine = line + grownBefore(changes, index);
        const before = oldLines.slice(Math.max(0, line - 1 - CONTEXT), line - 1);
        const after = oldLines.slice(line - 1 + out.length, line - 1 + out.length + CONTEXT);
        return (
          <pre key={line}>
            <Lines lines={before} from={newLine - before.length} />
            <Lines lines={out} kind="del" against={in_} />
            <Lines lines={in_} from={newLine} kind="add" against={out} />
            <Lines lines={after} from={newLine + in_.length} />
          </pre>
        );
      })}
    </div>
  );
}

/** Lines the new text has gained over the old before a change. */
function grownBefore(changes: readonly TextChange[], index: number): number {
  return changes.slice(0, index).reduce((sum, part) => sum + part.added.length - part.removed.length, 0);
}

interface LinesProps {
  readonly lines: readonly string[];
  readonly from?: number;
  readonly kind?: 'add' | 'del';
  /** Lines on the other side; as many as here, and what differs in each is set off. */
  readonly against?: readonly string[];
}

function Lines({ lines, from, kind, against = [] }: LinesProps) {
  return lines.map((line, index) => {
    const other = against.length === lines.length ? against[index] : undefined;
    return (
      <span key={index} className={kind}>
        <i>{from === undefined ? '' : from + index}</i>
        <i aria-label={kind === 'add' ? 'added' : kind === 'del' ? 'removed' : undefined}>
          {kind === 'add' ? '+' : kind === 'del' ? '−' : ' '}
        </i>
        {other === undefined ? line.replace(/\n$/, '') : <Emphasis {...lineDifference(line, other)} />}
        {'\n'}
      </span>
    );
  });
}

function Emphasis({ before, changed, after }: LineDifference) {
  return (
    <>
      {before}
      <b>{changed}</b>
      {after}
    </>
  );
}
