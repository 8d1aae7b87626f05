import { useEffect, useState, type ComponentType } from 'react';
import { useSourceMap } from '../../editor';
import { Button } from '../../ui';
import { afterFirstPaint } from './afterFirstPaint';
import { labels } from './labels';
import { mainStateOf, useShownStates } from './useShownStates';

/** Lines of plain text shown while the editor is on its way. */
const PLAIN_LINES = 60;

/** The printed machine. The editor comes after the first paint; until then, and if it cannot come, the text itself is there. */
export function AslPreview() {
  const [Editor, setEditor] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (Editor !== null || failed) return;
    let wanted = true;
    const callOff = afterFirstPaint(() => {
      void import('./monaco/AslEditor').then(
        ({ default: loaded }) => wanted && setEditor(() => loaded),
        () => wanted && setFailed(true),
      );
    });
    return () => {
      wanted = false;
      callOff();
    };
  }, [Editor, failed]);

  if (Editor !== null) return <Editor />;
  return (
    <div className="asl-plain">
      {failed && (
        <p className="asl-note" role="alert">
          <span>{labels.failed}</span>
          <Button variant="outline" size="small" onClick={() => setFailed(false)}>
            {labels.retry}
          </Button>
        </p>
      )}
      <PlainText whole={failed} />
    </div>
  );
}

function PlainText({ whole }: { readonly whole: boolean }) {
  const { text } = useSourceMap();
  const target = mainStateOf(useShownStates().states);
  const lines = text.split('\n');
  const first = target === undefined ? 0 : Math.max(0, text.slice(0, target.range.start).split('\n').length - 4);
  const shown = whole ? lines : lines.slice(first, first + PLAIN_LINES);
  return (
    <pre aria-label={labels.loading} {...(whole && { tabIndex: 0 })}>
      {shown.map((line, index) => (
        <span key={index}>
          <i>{index + 1 + (whole ? 0 : first)}</i>
          {`${line}\n`}
        </span>
      ))}
    </pre>
  );
}
