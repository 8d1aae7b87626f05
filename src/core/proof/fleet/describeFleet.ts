import { formatDuration } from '../../model';
import { decimal, whole } from '../numbers';
import type { FleetQuotas, FleetRequest, FleetResult } from './fleet';
import type { FleetVariant } from './fleetVariants';

/** One way to set the tool, and what a fleet of it asks of the account. */
export interface FleetOutcome {
  readonly id: FleetVariant['id'];
  readonly label: string;
  readonly result: FleetResult;
}

/** One quota, and how near the fleet comes to it. */
export interface QuotaUse {
  readonly name: string;
  readonly unit: string;
  /** What is throttled, in a sentence. */
  readonly noun: string;
  readonly peak: number;
  readonly quota: number;
  readonly throttled: number;
}

export function quotaUses({ quotas, ...request }: FleetRequest, result: FleetResult): readonly QuotaUse[] {
  const { throttled } = result;
  return [
    {
      name: 'Starts',
      unit: 'a second',
      noun: 'starts',
      peak: request.runs / Math.max(1, Math.round(request.overSeconds)),
      quota: quotas.startsPerSecond,
      throttled: throttled.starts,
    },
    {
      name: 'State transitions',
      unit: 'a second',
      noun: 'state transitions',
      peak: result.peakTransitionsPerSecond,
      quota: quotas.transitionsPerSecond,
      throttled: throttled.transitions,
    },
    {
      name: 'Lambda calls under way',
      unit: 'at once',
      noun: 'Lambda calls',
      peak: result.peakLambdaConcurrency,
      quota: quotas.lambdaConcurrency,
      throttled: throttled.lambdaCalls,
    },
    {
      name: 'Calls of the tool',
      unit: 'a second',
      noun: 'calls of the tool',
      peak: result.peakCallsPerSecond,
      quota: quotas.toolCallsPerSecond,
      throttled: throttled.toolCalls,
    },
  ];
}

/** What a fleet comes to, in sentences: calls, then what is throttled, then how much goes on at once. */
export function describeFleet(request: FleetRequest, outcomes: readonly FleetOutcome[]): readonly string[] {
  const own = outcomes.find(({ id }) => id === 'own')?.result;
  if (own === undefined) return [];
  const none = outcomes.find(({ id }) => id === 'no-interval')?.result;
  return [callsSentence(request, own, none), throttleSentence(request, own), onceSentence(request.quotas, own)];
}

function callsSentence({ runs, overSeconds }: FleetRequest, own: FleetResult, none: FleetResult | undefined): string {
  const peak = `${whole(runs)} runs started within ${formatDuration(overSeconds)} call the tool ${perSecond(own)} times a second at most, ${whole(own.toolCalls)} times in all`;
  return none === undefined
    ? `${peak}.`
    : `${peak}; without an interval ${perSecond(none)} times a second, until their limit of turns ends them.`;
}

function throttleSentence(request: FleetRequest, own: FleetResult): string {
  const beyond = quotaUses(request, own).filter(({ throttled }) => throttled >= 0.5);
  if (beyond.length === 0) return 'Nothing is throttled.';
  const parts = beyond.map(({ noun, throttled }) => `${whole(throttled)} ${noun}`);
  return `At first try, ${parts.join(', ')} would be throttled.`;
}

function onceSentence({ lambdaConcurrency }: FleetQuotas, own: FleetResult): string {
  return `At most ${whole(own.peakRuns)} runs are under way at once, and ${decimal(own.peakLambdaConcurrency)} Lambda calls of the ${whole(lambdaConcurrency)} an account may have.`;
}

function perSecond({ peakCallsPerSecond }: FleetResult): string {
  return decimal(peakCallsPerSecond);
}
