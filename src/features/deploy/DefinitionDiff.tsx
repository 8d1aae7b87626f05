import { useMemo } from 'react';
import { textChanges } from '../../core/json';
import { labels } from './labels';

/** Changed lines shown; the rest is counted. */
const SHOWN_LINES = 200;

/** What is deployed and what is here, by changed lines. */
export function DefinitionDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const changes = useMemo(() => textChanges(before, after), [before, after]);
  const lines = changes.flatMap((change) => [
    ...change.removed.map((text) => ({ sign: '−', kind: 'del', text })),
    ...change.added.map((text) => ({ sign: '+', kind: 'add', text })),
  ]);
  if (lines.length === 0) return null;
  return (
    // The text scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="deploy-code deploy-diff" tabIndex={0} role="region" aria-label={labels.definition}>
      {lines.slice(0, SHOWN_LINES).map((line, index) => (
        <span key={index} className={line.kind}>
          <i aria-label={line.kind === 'add' ? 'added' : 'removed'}>{line.sign}</i>
          {line.text.replace(/\n$/, '')}
          {'\n'}
        </span>
      ))}
      {lines.length > SHOWN_LINES && <span className="cap">and {lines.length - SHOWN_LINES} more lines</span>}
    </pre>
  );
}
