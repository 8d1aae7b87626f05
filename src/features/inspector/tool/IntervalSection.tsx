import {
  attemptsProblem,
  DEFAULT_POLLING,
  intervalProblem,
  MAX_POLLING_INTERVAL,
  type PollingSettings,
} from '../../../core/model';
import { Button } from '../../../ui';
import {
  BoundDuration,
  BoundNumber,
  BoundOptionalDuration,
  BoundOptionalCount,
  BoundSegmented,
  BoundSwitch,
} from '../fields/BoundFields';
import { useForm } from '../fields/form';
import { labels } from '../labels';

const words = labels.waiting;
const seconds = (subject: string) => ({ subject, min: 1, max: MAX_POLLING_INTERVAL, unit: 'seconds' });

/** How often, how many times, and how both may change on the way. */
export function IntervalSection({ polling }: { readonly polling: PollingSettings }) {
  const form = useForm();
  const badInterval = intervalProblem(polling.polling_interval) !== null;
  const badAttempts = attemptsProblem(polling.max_polling_attempts) !== null;
  return (
    <div className="isec">
      <div className="pair">
        <BoundOptionalDuration
          field="polling.polling_interval"
          label={words.interval}
          value={polling.polling_interval}
          time
          problem={intervalProblem(polling.polling_interval) ?? undefined}
        />
        <BoundOptionalCount
          field="polling.max_polling_attempts"
          label={words.attempts}
          value={polling.max_polling_attempts}
          time
          unit={words.checks}
          placeholder={words.noLimit}
          problem={limitProblem(polling.max_polling_attempts)}
        />
      </div>
      {(badInterval || badAttempts) && (
        <Button
          variant="outline"
          onClick={() =>
            form.setMany({
              ...(badInterval && { 'polling.polling_interval': DEFAULT_POLLING.polling_interval }),
              ...(badAttempts && { 'polling.max_polling_attempts': DEFAULT_POLLING.max_polling_attempts }),
            })
          }
        >
          {repairLabel(badInterval, badAttempts)}
        </Button>
      )}
      <BoundSegmented
        field="polling.firstCheck"
        label={words.firstCheck}
        value={polling.firstCheck}
        time
        options={[
          { value: 'at-once', label: words.firstChecks['at-once'] },
          { value: 'after-interval', label: words.firstChecks['after-interval'] },
        ]}
      />
      <div className="opts">
        <BackoffOption polling={polling} />
        <BoundSwitch
          field="polling.jitter"
          label={words.jitter}
          checked={polling.jitter === 'full'}
          on="full"
          off="none"
          help={words.jitterHelp}
        />
        <BoundSwitch
          field="polling.deadlineSeconds"
          label={words.deadline}
          checked={polling.deadlineSeconds !== null}
          on={900}
          off={null}
          help={words.deadlineHelp}
        >
          <BoundDuration
            field="polling.deadlineSeconds"
            label={words.deadlineSeconds}
            value={polling.deadlineSeconds ?? 0}
            time
            bounds={seconds('The deadline')}
          />
        </BoundSwitch>
        <HintOption polling={polling} />
      </div>
      {polling.mode === 'wait-before-call' && (
        <BoundSegmented
          field="polling.attemptScope"
          label={words.scope}
          value={polling.attemptScope}
          time
          options={[
            { value: 'tool', label: words.scopes.tool },
            { value: 'input', label: words.scopes.input },
          ]}
          help={words.scopeHelp[polling.attemptScope]}
        />
      )}
    </div>
  );
}

function BackoffOption({ polling: { backoff } }: { readonly polling: PollingSettings }) {
  return (
    <BoundSwitch
      field="polling.backoff"
      label={words.backoff}
      checked={backoff !== null}
      on={{ rate: 1.5, maxIntervalSeconds: 300 }}
      off={null}
    >
      <div className="pair">
        <BoundNumber
          field="polling.backoff.rate"
          label={words.backoffRate}
          value={backoff?.rate ?? 1}
          time
          unit={words.backoffRateUnit}
          bounds={{ subject: 'The rate', min: 1, max: 100, decimals: true }}
        />
        <BoundDuration
          field="polling.backoff.maxIntervalSeconds"
          label={words.backoffMax}
          value={backoff?.maxIntervalSeconds ?? 0}
          time
          bounds={seconds('The longest wait')}
        />
      </div>
    </BoundSwitch>
  );
}

function HintOption({ polling: { hint } }: { readonly polling: PollingSettings }) {
  const upsideDown = hint !== null && hint.floorSeconds > hint.ceilingSeconds;
  return (
    <BoundSwitch
      field="polling.hint"
      label={words.hint}
      face={
        <>
          {words.hintFollow} <span className="mono">{words.hintField}</span>
        </>
      }
      checked={hint !== null}
      on={{ floorSeconds: 5, ceilingSeconds: 300 }}
      off={null}
      help={words.hintHelp}
    >
      <div className="pair">
        <BoundDuration
          field="polling.hint.floorSeconds"
          label={words.hintFloor}
          value={hint?.floorSeconds ?? 0}
          time
          bounds={seconds('The shortest wait')}
        />
        <BoundDuration
          field="polling.hint.ceilingSeconds"
          label={words.hintCeiling}
          value={hint?.ceilingSeconds ?? 0}
          time
          bounds={seconds('The longest wait')}
          problem={upsideDown ? 'The longest wait must not be shorter than the shortest.' : undefined}
        />
      </div>
    </BoundSwitch>
  );
}

/** An empty limit is more than a missing number: it is what lets a tool wait for ever. */
function limitProblem(attempts: number | null): string | undefined {
  return attempts === null ? words.needsLimit : (attemptsProblem(attempts) ?? undefined);
}

function repairLabel(interval: boolean, attempts: boolean): string {
  const { polling_interval, max_polling_attempts } = DEFAULT_POLLING;
  if (interval && attempts) return `Use ${polling_interval} s and ${max_polling_attempts} checks`;
  return interval ? `Use ${polling_interval} s` : `Use ${max_polling_attempts} checks`;
}
