import { formatDuration, groupThousands, parseDuration } from '../../../core/model';
import { isWithin, type Bounds, type FleetRequest, type JobLengths } from '../../../core/proof';

/** A fleet before it is known what the account allows. */
export type FleetPlan = Omit<FleetRequest, 'quotas'>;

/** The fleet the panel begins with: jobs as long as in the scenario. */
export function firstPlan(jobSeconds: number, seed: number): FleetPlan {
  return {
    runs: 10_000,
    overSeconds: 600,
    jobs: { kind: 'lognormal', medianSeconds: jobSeconds, sigma: 0.5 },
    seed,
  };
}

/** Another distribution around the same length. */
export function withKind(jobs: JobLengths, kind: JobLengths['kind']): JobLengths {
  const seconds = middleOf(jobs);
  switch (kind) {
    case 'fixed':
      return { kind, seconds };
    case 'uniform':
      return { kind, fromSeconds: Math.round(seconds / 2), toSeconds: Math.round(seconds * 1.5) };
    case 'exponential':
      return { kind, meanSeconds: seconds };
    case 'lognormal':
      return { kind, medianSeconds: seconds, sigma: 0.5 };
  }
}

function middleOf(jobs: JobLengths): number {
  switch (jobs.kind) {
    case 'fixed':
      return jobs.seconds;
    case 'uniform':
      return (jobs.fromSeconds + jobs.toSeconds) / 2;
    case 'exponential':
      return jobs.meanSeconds;
    case 'lognormal':
      return jobs.medianSeconds;
  }
}

/** How a number is written in the form and read from it. */
export interface Notation {
  readonly write: (value: number) => string;
  /** undefined: not a number of that kind, or out of bounds. */
  readonly read: (text: string) => number | undefined;
  readonly bounds: Bounds;
}

export function duration(bounds: Bounds): Notation {
  return {
    bounds,
    write: formatDuration,
    read(text) {
      const seconds = parseDuration(text);
      return seconds.ok && isWithin(seconds.value, bounds) ? seconds.value : undefined;
    },
  };
}

export function count(bounds: Bounds): Notation {
  return {
    bounds,
    write: (value) => groupThousands(value),
    read(text) {
      const value = Number(text.replaceAll(',', ''));
      return text.trim() !== '' && Number.isInteger(value) && isWithin(value, bounds) ? value : undefined;
    },
  };
}

export function decimalNumber(bounds: Bounds): Notation {
  return {
    bounds,
    write: String,
    read(text) {
      const value = Number(text);
      return text.trim() !== '' && isWithin(value, bounds) ? value : undefined;
    },
  };
}
