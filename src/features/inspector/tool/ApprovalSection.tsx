import { DEFAULT_APPROVAL, formatDuration, MAX_POLLING_INTERVAL, type ToolNode } from '../../../core/model';
import type { JsonValue } from '../../../core/json';
import { BoundDuration, BoundSegmented, BoundSwitch, BoundText } from '../fields/BoundFields';
import { asJson } from '../fields/form';
import { labels } from '../labels';
import { HeartbeatOption } from './CallbackSection';

const words = labels.approval;
const vias = [
  { value: 'activity', label: words.vias.activity },
  { value: 'task-token', label: words.vias['task-token'] },
] as const;

/** A person decides before the tool runs. */
export function ApprovalSection({ tool: { approval } }: { readonly tool: ToolNode }) {
  return (
    <div className="isec">
      <BoundSwitch
        field="approval"
        label={words.switch}
        checked={approval !== null}
        on={asJson(DEFAULT_APPROVAL)}
        off={null}
      >
        {approval !== null && (
          <>
            <BoundSegmented
              field="approval.via"
              label={words.via}
              value={approval.via.type}
              time
              options={vias}
              toJson={(type): JsonValue => {
                const arn = approval.via.type === 'activity' ? approval.via.activityArn : approval.via.functionArn;
                if (type === approval.via.type) return { ...approval.via };
                // An ARN of the other kind would be wrong, a substitution may still be right.
                const kept = arn.startsWith('arn:') ? '' : arn;
                return type === 'activity' ? { type, activityArn: kept } : { type, functionArn: kept };
              }}
            />
            {approval.via.type === 'activity' ? (
              <BoundText
                field="approval.via.activityArn"
                label={words.activityArn}
                value={approval.via.activityArn}
                mono
                placeholder="arn:aws:states:…:activity:…"
              />
            ) : (
              <BoundText
                field="approval.via.functionArn"
                label={words.functionArn}
                value={approval.via.functionArn}
                mono
                placeholder="arn:aws:lambda:…:function:…"
              />
            )}
            <BoundDuration
              field="approval.timeoutSeconds"
              label={words.timeout}
              value={approval.timeoutSeconds}
              time
              bounds={{ subject: 'The timeout', min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' }}
              help={words.timeoutHelp(formatDuration(approval.timeoutSeconds))}
            />
            <HeartbeatOption
              field="approval.heartbeatSeconds"
              heartbeatSeconds={approval.heartbeatSeconds}
              timeoutSeconds={approval.timeoutSeconds}
            />
          </>
        )}
      </BoundSwitch>
    </div>
  );
}
