import { MAX_POLLING_INTERVAL, type CallbackSettings } from '../../../core/model';
import { BoundDuration, BoundSwitch } from '../fields/BoundFields';
import { labels } from '../labels';

const words = labels.waiting;

/** How long the run waits for somebody to answer the task token. */
export function CallbackSection({ callback }: { readonly callback: CallbackSettings }) {
  return (
    <div className="isec">
      <BoundDuration
        field="polling.callback.timeoutSeconds"
        label={words.callbackTimeout}
        value={callback.timeoutSeconds}
        time
        bounds={{ subject: 'The timeout', min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' }}
      />
      <HeartbeatOption
        field="polling.callback.heartbeatSeconds"
        heartbeatSeconds={callback.heartbeatSeconds}
        timeoutSeconds={callback.timeoutSeconds}
      />
    </div>
  );
}

export interface HeartbeatOptionProps {
  readonly field: string;
  readonly heartbeatSeconds: number | null;
  readonly timeoutSeconds: number;
}

/** A heartbeat must be shorter than the timeout; AWS refuses the definition otherwise. */
export function HeartbeatOption({ field, heartbeatSeconds, timeoutSeconds }: HeartbeatOptionProps) {
  const suggestion = Math.max(1, Math.min(60, Math.floor(timeoutSeconds / 2)));
  const tooLong = heartbeatSeconds !== null && heartbeatSeconds >= timeoutSeconds;
  return (
    <BoundSwitch
      field={field}
      label={words.heartbeat}
      checked={heartbeatSeconds !== null}
      on={suggestion}
      off={null}
      help={words.heartbeatHelp}
    >
      <BoundDuration
        field={field}
        label={words.heartbeatEvery}
        value={heartbeatSeconds ?? 0}
        time
        bounds={{ subject: 'The heartbeat', min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' }}
        problem={tooLong ? `The heartbeat must be shorter than the ${timeoutSeconds} s it waits at most.` : undefined}
      />
    </BoundSwitch>
  );
}
