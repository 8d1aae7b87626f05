import { formatDuration, parseDuration } from '../../core/model';
import { DEFAULT_JOB_SECONDS } from '../../core/proof';
import { useState } from 'react';
import { useEditor, useEditorInstance } from '../../editor';
import { Icon, Menu, type MenuItem } from '../../ui';
import { labels } from './labels';

/** Lengths of a job worth comparing, in seconds. */
const LENGTHS = [30, 120, 300, DEFAULT_JOB_SECONDS, 1_800, 3_600, 6 * 3_600, 24 * 3_600];
/** A longer job ends no run that the history could hold. */
const MAX_JOB_SECONDS = 7 * 86_400;

/** The job the estimate is made for: a menu of lengths, and a field for one's own. */
export function JobLength({ paused, subject }: { readonly paused: boolean; readonly subject: string }) {
  const editor = useEditorInstance();
  const seconds = useEditor((state) => state.view.estimateJobSeconds);
  const [isTyping, setTyping] = useState(false);
  if (isTyping) return <OwnLength seconds={seconds} onClose={() => setTyping(false)} />;
  const set = (length: number) => editor.setView({ estimateJobSeconds: length });
  const items: MenuItem[] = [
    { type: 'heading', label: labels.chooseJob },
    ...LENGTHS.map((length): MenuItem => ({
      type: 'action',
      id: String(length),
      label: formatDuration(length),
      ...(length === seconds && { icon: 'check' as const }),
      run: () => set(length),
    })),
    { type: 'rule' },
    // The menu gives the focus back to its button when it closes; the field comes after that.
    { type: 'action', id: 'own', label: labels.ownLength, run: () => setTimeout(() => setTyping(true)) },
  ];
  return (
    <Menu
      items={items}
      trigger={
        <button type="button" className="job-length q" title={`${subject}. ${labels.timing}`}>
          <span>{paused ? labels.estimateShort(subject) : labels.estimateFor(formatDuration(seconds), subject)}</span>
          <Icon name="chevron-down" small />
        </button>
      }
    />
  );
}

function OwnLength({ seconds, onClose }: { readonly seconds: number; readonly onClose: () => void }) {
  const editor = useEditorInstance();
  const [text, setText] = useState(formatDuration(seconds));
  const read = parseDuration(text);
  const isValid = read.ok && read.value > 0 && read.value <= MAX_JOB_SECONDS;
  const keep = () => {
    if (isValid) editor.setView({ estimateJobSeconds: read.value });
    onClose();
  };
  return (
    <input
      ref={(input) => input?.focus()}
      className="job-field"
      aria-label={labels.chooseJob}
      aria-invalid={!isValid}
      title={isValid ? undefined : labels.lengthProblem}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onClose();
      }}
    />
  );
}
