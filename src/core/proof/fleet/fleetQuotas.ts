import type { FleetQuotas } from './fleet';

/** Regions in which Step Functions allows more than elsewhere. */
export const ROOMY_REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];

/**
 * Default quotas of an account in a region: those of Standard Workflows, and Lambda's concurrency, which is the same everywhere. A new account may
 * have less of each until it is used or asks for more. What the watched service takes is an example.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, “Quotas related to API action throttling” (read 2026-11)
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (read 2026-11)
 */
export function fleetQuotas(region: string): FleetQuotas {
  return { ...(ROOMY_REGIONS.includes(region) ? ROOMY : ELSEWHERE), lambdaConcurrency: 1000, toolCallsPerSecond: 100 };
}

type StepFunctionsQuotas = Omit<FleetQuotas, 'lambdaConcurrency' | 'toolCallsPerSecond'>;

const ROOMY: StepFunctionsQuotas = {
  startsPerSecond: 300,
  startsBurst: 1300,
  transitionsPerSecond: 5000,
  transitionsBurst: 5000,
};

const ELSEWHERE: StepFunctionsQuotas = {
  startsPerSecond: 150,
  startsBurst: 800,
  transitionsPerSecond: 800,
  transitionsBurst: 800,
};
