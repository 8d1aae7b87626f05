import { FLEET_BOUNDS, type FleetQuotas, type JobLengths } from '../../../core/proof';
import { Select } from '../../../ui';
import { count, decimalNumber, duration, withKind, type FleetPlan } from './fleetForm';
import { labels } from './labels';
import { NumberField } from './NumberField';

export interface FleetFormProps {
  readonly plan: FleetPlan;
  readonly quotas: FleetQuotas;
  readonly onChange: (plan: FleetPlan) => void;
  readonly onQuota: (name: keyof FleetQuotas, value: number) => void;
}

const QUOTAS = Object.keys(labels.quota) as (keyof FleetQuotas)[]; // the labels name every quota

export function FleetForm({ plan, quotas, onChange, onQuota }: FleetFormProps) {
  const change = (part: Partial<FleetPlan>) => onChange({ ...plan, ...part });
  return (
    <div className="fleet-form">
      <NumberField
        label={labels.runs}
        value={plan.runs}
        notation={count(FLEET_BOUNDS.runs)}
        onChange={(runs) => change({ runs })}
      />
      <NumberField
        label={labels.window}
        value={plan.overSeconds}
        notation={duration(FLEET_BOUNDS.windowSeconds)}
        onChange={(overSeconds) => change({ overSeconds })}
      />
      <Select
        label={labels.lengths}
        value={plan.jobs.kind}
        options={(Object.keys(labels.kinds) as JobLengths['kind'][]).map((kind) => ({
          value: kind,
          label: labels.kinds[kind],
        }))}
        onChange={(kind) => change({ jobs: withKind(plan.jobs, kind) })}
      />
      <LengthFields jobs={plan.jobs} onChange={(jobs) => change({ jobs })} />
      <details>
        <summary>{labels.quotas}</summary>
        <div className="fleet-form">
          {QUOTAS.map((name) => (
            <NumberField
              key={name}
              label={labels.quota[name]}
              value={quotas[name]}
              notation={count(FLEET_BOUNDS.quota)}
              onChange={(value) => onQuota(name, value)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** The numbers of a distribution. */
function LengthFields({
  jobs,
  onChange,
}: {
  readonly jobs: JobLengths;
  readonly onChange: (jobs: JobLengths) => void;
}) {
  const seconds = (label: string, value: number, take: (value: number) => JobLengths) => (
    <NumberField
      label={label}
      value={value}
      notation={duration(FLEET_BOUNDS.jobSeconds)}
      onChange={(next) => {
        onChange(take(next));
      }}
    />
  );
  switch (jobs.kind) {
    case 'fixed':
      return seconds(labels.fixed, jobs.seconds, (value) => ({ ...jobs, seconds: value }));
    case 'exponential':
      return seconds(labels.mean, jobs.meanSeconds, (value) => ({ ...jobs, meanSeconds: value }));
    case 'uniform':
      return (
        <>
          {seconds(labels.from, jobs.fromSeconds, (value) => ({
            ...jobs,
            fromSeconds: Math.min(value, jobs.toSeconds),
          }))}
          {seconds(labels.to, jobs.toSeconds, (value) => ({ ...jobs, toSeconds: Math.max(value, jobs.fromSeconds) }))}
        </>
      );
    case 'lognormal':
      return (
        <>
          {seconds(labels.median, jobs.medianSeconds, (value) => ({ ...jobs, medianSeconds: value }))}
          <NumberField
            label={labels.sigma}
            value={jobs.sigma}
            notation={decimalNumber(FLEET_BOUNDS.sigma)}
            onChange={(sigma) => onChange({ ...jobs, sigma })}
          />
        </>
      );
  }
}
