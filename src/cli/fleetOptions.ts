import { formatDuration, parseDuration } from '../core/model';
import {
  FLEET_BOUNDS,
  fleetQuotas,
  isWithin,
  ROOMY_REGIONS,
  type Bounds,
  type FleetQuotas,
  type JobLengths,
} from '../core/proof';
import { UsageError } from './command';

/** Spread of job lengths where only its kind is named: mild. */
const DEFAULT_SIGMA = 0.5;

/** Names of quotas on the command line. */
const QUOTA_NAMES: Readonly<Record<string, keyof FleetQuotas>> = {
  starts: 'startsPerSecond',
  'starts-burst': 'startsBurst',
  transitions: 'transitionsPerSecond',
  'transitions-burst': 'transitionsBurst',
  lambda: 'lambdaConcurrency',
  'tool-calls': 'toolCallsPerSecond',
};

const HOME_REGION = 'us-east-1';

/** For `--help`: `starts (300), …` of the regions with more and of the others. */
export const QUOTA_LIST = [
  `  in ${ROOMY_REGIONS.join(', ')}`,
  `    ${quotaList(HOME_REGION)}`,
  '  elsewhere',
  `    ${quotaList('')}`,
].join('\n');

function quotaList(region: string): string {
  const quotas = fleetQuotas(region);
  return Object.entries(QUOTA_NAMES)
    .map(([name, quota]) => `${name} (${quotas[quota].toLocaleString('en')})`)
    .join(', ');
}

/** `--region eu-west-1`: any that is written like one, for all but a few have the same quotas. */
export function regionOf(text = HOME_REGION): string {
  if (/^[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text)) return text;
  throw new UsageError(`--region takes the name of a region, like ${HOME_REGION}, not "${text}".`);
}

/** `--runs 1000` */
export function runsOf(text = ''): number {
  const runs = Number(text);
  const { runs: bounds } = FLEET_BOUNDS;
  if (Number.isInteger(runs) && isWithin(runs, bounds)) return runs;
  throw new UsageError(`--runs takes a whole number from ${bounds.least} to ${bounds.most}, not "${text}".`);
}

/** `--window "5 min"` */
export function windowOf(text = ''): number {
  return durationOf('--window', text, FLEET_BOUNDS.windowSeconds);
}

/**
 * `--job 10m`, `--job 5m..20m`, and `--job-spread exponential` or `lognormal:0.8` around the one length.
 *
 * @param scenarioSeconds - taken if no length is given.
 */
export function jobsOf(
  { job, 'job-spread': spread }: { readonly job?: string | undefined; readonly 'job-spread'?: string | undefined },
  scenarioSeconds: number,
): JobLengths {
  const [from = '', to, ...more] = job?.split('..') ?? [];
  const bounds = FLEET_BOUNDS.jobSeconds;
  if (more.length > 0) throw new UsageError(`--job takes a time or two, like 10m or 5m..20m, not "${String(job)}".`);
  if (to !== undefined) {
    const range = { fromSeconds: durationOf('--job', from, bounds), toSeconds: durationOf('--job', to, bounds) };
    if (spread !== undefined) throw new UsageError('--job-spread is for one length, not for a range.');
    if (range.toSeconds >= range.fromSeconds) return { kind: 'uniform', ...range };
    throw new UsageError(`--job: "${from}" is longer than "${to}".`);
  }
  const seconds = job === undefined ? scenarioSeconds : durationOf('--job', from, bounds);
  return spread === undefined ? { kind: 'fixed', seconds } : spreadAround(seconds, spread);
}

function spreadAround(seconds: number, spread: string): JobLengths {
  const [kind, sigmaText, ...more] = spread.split(':');
  if (!Number.isFinite(seconds)) throw new UsageError('--job-spread needs --job: the job of the scenario has no end.');
  if (kind === 'exponential' && sigmaText === undefined) return { kind, meanSeconds: seconds };
  if (kind === 'lognormal' && more.length === 0) {
    const sigma = sigmaText === undefined ? DEFAULT_SIGMA : Number(sigmaText);
    const { sigma: bounds } = FLEET_BOUNDS;
    if (sigmaText !== '' && isWithin(sigma, bounds)) return { kind, medianSeconds: seconds, sigma };
    throw new UsageError(`--job-spread lognormal takes a σ from ${bounds.least} to ${bounds.most}, not "${spread}".`);
  }
  throw new UsageError(`--job-spread takes exponential, lognormal or lognormal:0.8, not "${spread}".`);
}

/** Each `--quota NAME=NUMBER`, over the defaults of the region. */
export function quotasOf(region: string, texts: readonly string[] = []): FleetQuotas {
  const given = texts.map((text): [keyof FleetQuotas, number] => {
    const [name = '', number = '', ...more] = text.split('=');
    const quota = Object.hasOwn(QUOTA_NAMES, name) ? QUOTA_NAMES[name] : undefined;
    if (quota === undefined) {
      throw new UsageError(`There is no quota "${name}". There is: ${Object.keys(QUOTA_NAMES).join(', ')}.`);
    }
    const value = Number(number);
    const { quota: bounds } = FLEET_BOUNDS;
    if (more.length === 0 && Number.isInteger(value) && isWithin(value, bounds)) return [quota, value];
    throw new UsageError(`--quota ${name} takes a whole number from ${bounds.least} to ${bounds.most}, not "${text}".`);
  });
  return { ...fleetQuotas(region), ...Object.fromEntries(given) };
}

function durationOf(option: string, text: string, bounds: Bounds): number {
  const seconds = parseDuration(text);
  if (!seconds.ok) throw new UsageError(`${option}: ${seconds.error}`);
  if (isWithin(seconds.value, bounds)) return seconds.value;
  const [least, most] = [bounds.least, bounds.most].map(formatDuration);
  throw new UsageError(`${option} takes a time from ${least} to ${most}, not "${text}".`);
}
