import { ok } from '../../core/base';
import { MAX_POLLING_INTERVAL, type ErrorSettings } from '../../core/model';
import { BoundDuration, BoundNumber, BoundOptionalDuration, BoundSegmented, BoundSwitch } from './fields/BoundFields';
import { BoundLines } from './fields/BoundLines';
import { asJson } from './fields/form';
import { labels } from './labels';

const words = labels.errors;
const seconds = (subject: string) => ({ subject, min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' });

/** What happens when the Task fails. */
export function ErrorsTab({ errors }: { readonly errors: ErrorSettings }) {
  const { retry } = errors;
  return (
    <>
      <div className="isec">
        <BoundDuration
          field="errors.timeoutSeconds"
          label={words.timeout}
          value={errors.timeoutSeconds}
          bounds={seconds('The timeout')}
        />
      </div>
      <div className="isec">
        <BoundSwitch
          field="errors.retry"
          label={words.retry}
          help={words.retryHelp}
          checked={retry.enabled}
          on={asJson({ ...retry, enabled: true })}
          off={asJson({ ...retry, enabled: false })}
        >
          <div className="pair">
            <BoundNumber
              field="errors.retry.maxAttempts"
              label={words.retryAttempts}
              value={retry.maxAttempts}
              bounds={{ subject: 'The retries', min: 0, max: 99_999_999 }}
            />
            <BoundDuration
              field="errors.retry.intervalSeconds"
              label={words.retryInterval}
              value={retry.intervalSeconds}
              bounds={seconds('The first wait')}
            />
            <BoundNumber
              field="errors.retry.backoffRate"
              label={words.retryRate}
              unit={words.retryRateUnit}
              value={retry.backoffRate}
              bounds={{ subject: 'The rate', min: 1, max: Number.POSITIVE_INFINITY, decimals: true }}
            />
            <BoundOptionalDuration
              field="errors.retry.maxDelaySeconds"
              label={words.retryMaxDelay}
              placeholder="no cap"
              value={retry.maxDelaySeconds}
              bounds={{ subject: 'The cap', min: 1, max: 31_622_400, unit: 'seconds' }}
            />
          </div>
          <BoundSwitch
            field="errors.retry.jitter"
            label={words.retryJitter}
            checked={retry.jitter === 'full'}
            on="full"
            off="none"
          />
          <BoundLines
            field="errors.retry.additionalErrors"
            label={words.additional}
            help={words.additionalHelp}
            value={retry.additionalErrors}
            print={(names) => names}
            read={(lines) => ok([...new Set(lines)])}
          />
        </BoundSwitch>
      </div>
      <div className="isec">
        <BoundSegmented
          field="errors.onFailure"
          label={words.onFailure}
          value={errors.onFailure}
          options={(['tell-model', 'fail'] as const).map((value) => ({ value, label: words.onFailures[value] }))}
        />
      </div>
    </>
  );
}
