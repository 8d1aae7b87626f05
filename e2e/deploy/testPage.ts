import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { DeployTarget } from '../../src/aws/deployTarget';
import type { DeployRequest } from '../../src/aws/plan/deployRequest';
import type { DeployEvent, PreparedDeploy } from '../../src/aws/deploy/deployEvent';
import { performDeploy } from '../../src/aws/deploy/performDeploy';
import { prepareDeploy } from '../../src/aws/deploy/prepareDeploy';

// The product runs the SDK in a browser; which Node the SDK will want one day says nothing about it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** A page's fetch in Node: a browser sets `Origin` by itself, Node does not. */
export class PageFetchHandler extends FetchHttpHandler {
  readonly #origin: string;

  constructor(origin: string) {
    super();
    this.#origin = origin;
  }

  override handle(
    ...[request, options]: Parameters<FetchHttpHandler['handle']>
  ): ReturnType<FetchHttpHandler['handle']> {
    request.headers.origin = this.#origin;
    return super.handle(request, options);
  }
}

/** Time that passes at once; what was slept is noted. */
export function testClock(): { readonly slept: number[]; readonly sleep: (ms: number) => Promise<void> } {
  const slept: number[] = [];
  return {
    slept,
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
}

export function requestSaying(comment: string, overrides: Partial<DeployRequest> = {}): DeployRequest {
  return {
    name: 'batch-orchestrator',
    type: 'STANDARD',
    definition: JSON.stringify({ Comment: comment, StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }, null, 2),
    roleArn: 'arn:aws:iam::000000000000:role/agent',
    projectId: 'project-1',
    ...overrides,
  };
}

export interface DeployRun {
  readonly prepared: PreparedDeploy | undefined;
  readonly events: readonly DeployEvent[];
  readonly end: Extract<DeployEvent, { readonly kind: 'done' | 'stopped' }>;
  readonly slept: readonly number[];
}

/** Prepares and performs a deployment as the dialog does, without a person in between. */
export async function deploy(target: DeployTarget, request: DeployRequest, signal?: AbortSignal): Promise<DeployRun> {
  const clock = testClock();
  const options = { sleep: clock.sleep, ...(signal === undefined ? {} : { signal }) };
  const events: DeployEvent[] = [];
  for await (const event of prepareDeploy(target, request, options)) events.push(event);
  const prepared = events.find((event) => event.kind === 'prepared')?.prepared;
  if (prepared !== undefined) {
    for await (const event of performDeploy(target, { request, prepared }, options)) events.push(event);
  }
  const end = events.at(-1);
  if (end?.kind !== 'done' && end?.kind !== 'stopped') throw new Error('The run has no end.');
  return { prepared, events, end, slept: clock.slept };
}
