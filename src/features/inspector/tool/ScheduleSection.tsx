import { memo } from 'react';
import {
  describeWaiting,
  formatDuration,
  nodeOf,
  type AgentDocument,
  type NodeId,
  type PollingSettings,
} from '../../../core/model';
import { jobSchedule, useDrawnState, useEditor } from '../../../editor';
import { labels } from '../labels';
import { ScheduleChart } from './ScheduleChart';
import { TimeSentence } from './TimeSentence';

/** The schedule drawn, and the same said in a sentence. */
export function ScheduleSection({ id }: { readonly id: NodeId }) {
  const { document } = useDrawnState();
  const jobSeconds = useEditor((state) => state.view.estimateJobSeconds);
  return <Schedule document={document} id={id} jobSeconds={jobSeconds} />;
}

interface ScheduleProps {
  readonly document: AgentDocument;
  readonly id: NodeId;
  readonly jobSeconds: number;
}

const Schedule = memo(function Schedule({ document, id, jobSeconds }: ScheduleProps) {
  const tool = nodeOf(document, id);
  if (tool?.kind !== 'tool' || tool.polling.mode === 'none') return null;
  const { polling } = tool;
  const schedule = jobSchedule(document, tool, jobSeconds);
  const checks = polling.mode !== 'callback';
  return (
    <>
      {checks && (
        <section className="isec" aria-label={labels.schedule.title}>
          <div className="sec-head">
            <span className="small mid">{labels.schedule.title}</span>
            {schedule !== null && <span className="cap">{labels.schedule.job(formatDuration(jobSeconds))}</span>}
          </div>
          {schedule === null ? <p className="cap">{labels.schedule.none}</p> : <ScheduleChart schedule={schedule} />}
        </section>
      )}
      {(schedule !== null || !checks) && (
        <section className="isec said">
          <TimeSentence
            text={[describeWaiting(polling), jobSentence(polling, schedule, jobSeconds)].join(' ').trim()}
          />
        </section>
      )}
    </>
  );
});

function jobSentence(
  { jitter, hint }: PollingSettings,
  schedule: ReturnType<typeof jobSchedule>,
  jobSeconds: number,
): string {
  if (schedule === null) return '';
  const job = formatDuration(jobSeconds);
  if (schedule.seenBy === null) {
    return schedule.totalSeconds < schedule.job.toSeconds ? `Never sees a ${job} job end.` : '';
  }
  const { lateSeconds } = schedule.seenBy;
  if (lateSeconds < 0.5) return `Sees a ${job} job as it ends.`;
  const about = jitter === 'full' || hint !== null ? 'about ' : '';
  return `Sees a ${job} job ${about}${formatDuration(Math.round(lateSeconds))} after it ends.`;
}
