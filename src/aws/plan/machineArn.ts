import type { CallerIdentity } from '../deployTarget';

/** ARN a machine of this name has, or would have. */
export function machineArnFor({ partition, account }: CallerIdentity, region: string, name: string): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

const consoleHosts: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};

/** Page of a machine in the AWS console, or undefined for a partition whose console is not known. */
export function consoleUrlFor(arn: string): string | undefined {
  const [, partition = '', , region = ''] = arn.split(':');
  const host = consoleHosts[partition]?.(region);
  return host === undefined
    ? undefined
    : `https://${host}/states/home?region=${region}#/statemachines/view/${encodeURIComponent(arn)}`;
}
