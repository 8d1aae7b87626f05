import type { PollingMode, ToolNode } from '../../../core/model';
import { BoundSegmented } from '../fields/BoundFields';
import { labels } from '../labels';
import { ApprovalSection } from './ApprovalSection';
import { CallbackSection } from './CallbackSection';
import { GiveUpSection } from './GiveUpSection';
import { IntervalSection } from './IntervalSection';
import { PromptSection } from './PromptSection';
import { ScheduleSection } from './ScheduleSection';

const modes = (Object.keys(labels.waiting.modes) as PollingMode[]).map((value) => ({
  value,
  label: labels.waiting.modes[value],
})); // the keys of a table over PollingMode

/** Who waits, how long, and what happens when it is over. */
export function WaitingTab({ tool }: { readonly tool: ToolNode }) {
  const { polling } = tool;
  const polls = polling.mode === 'wait-before-call' || polling.mode === 'poll-in-machine';
  return (
    <>
      <div className="isec">
        <BoundSegmented
          field="polling.mode"
          label={labels.waiting.mode}
          value={polling.mode}
          options={modes}
          time
          help={labels.waiting.modeHelp[polling.mode]}
        />
      </div>
      {polls && <IntervalSection polling={polling} />}
      {polling.mode === 'callback' && <CallbackSection callback={polling.callback} />}
      {polling.mode !== 'none' && <GiveUpSection polling={polling} />}
      <ScheduleSection id={tool.id} />
      {polling.mode !== 'none' && <PromptSection tool={tool} />}
      <ApprovalSection tool={tool} />
    </>
  );
}
