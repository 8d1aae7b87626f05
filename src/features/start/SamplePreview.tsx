import { describeWaiting, toolsOf } from '../../core/model';
import { nodeIconName, nodeSubtitle, nodeWaits } from '../../editor';
import { Button, classNames, Icon } from '../../ui';
import { labels } from './labels';
import { sampleFace } from './sampleFace';
import type { Sample } from './samples';
import { WaitingRuler } from './WaitingRuler';

/** What one gets with a sample: what it does, its tools, how the slow one waits. */
export function SamplePreview({ sample, onStart }: { readonly sample: Sample; readonly onStart: () => void }) {
  const face = sampleFace(sample.document);
  const tools = toolsOf(sample.document);
  return (
    <aside className="start-side" aria-label={sample.title}>
      <div className="ihead">
        <span className={classNames('tile', face.waits && 'time')}>
          <Icon name={face.icon} />
        </span>
        <div className="grow">
          <div className="strong">{sample.title}</div>
          <div className="cap">{labels.tools(tools.length)}</div>
        </div>
      </div>
      <div className="start-section">
        <p className="mid">{sample.document.description}</p>
      </div>
      <ul className="start-section start-tools">
        {tools.map((tool) => (
          <li key={tool.id} className={classNames('row', nodeWaits(tool) && 't')}>
            <Icon name={nodeIconName(tool)} small />
            <span className="mono ell grow">{tool.toolName}</span>
            <span className="cap ell">{nodeSubtitle(tool).split(' · ')[0]}</span>
          </li>
        ))}
      </ul>
      {face.polling !== null && (
        <div className="start-section start-waiting">
          <WaitingRuler polling={face.polling} width={272} />
          <p>{describeWaiting(face.polling)}</p>
        </div>
      )}
      <div className="start-section">
        <Button variant="solid" size="large" className="start-button" onClick={onStart}>
          {labels.start}
          <span className="start-enter" aria-hidden="true">
            Enter
          </span>
        </Button>
      </div>
    </aside>
  );
}
