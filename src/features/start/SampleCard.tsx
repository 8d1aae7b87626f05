import { classNames, Icon } from '../../ui';
import type { Sample } from './samples';
import { sampleFace } from './sampleFace';
import { WaitingRuler } from './WaitingRuler';

export interface SampleCardProps {
  readonly sample: Sample;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

/** One sample; focus or a click shows it at the right, Enter or a double click starts with it. */
export function SampleCard({ sample, chosen, onChoose, onOpen }: SampleCardProps) {
  const face = sampleFace(sample.document);
  return (
    <button
      type="button"
      className={classNames('start-card', chosen && 'on')}
      aria-pressed={chosen}
      onFocus={onChoose}
      onClick={onChoose}
      onDoubleClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          onOpen();
        }
      }}
    >
      <Icon name={face.icon} />
      <span className="strong">{sample.title}</span>
      <span className="small mid start-card-line">{sample.line}</span>
      <span className={classNames('start-card-wait', face.waits && 't')}>
        {face.polling !== null && <WaitingRuler polling={face.polling} width={150} />}
        <span>{sample.waits}</span>
      </span>
    </button>
  );
}
