import type { JsonObject } from '../core/json';
import { createSandbox, type Sandbox } from './sandbox';
import { createMemoryStore } from './store/memoryStore';
import type { MachineStore } from './store/store';

export const ROLE = 'arn:aws:iam::000000000000:role/agent';
export const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:agent';

/** A definition that differs by its comment only. */
export function definitionSaying(comment: string): string {
  return JSON.stringify({ Comment: comment, StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
}

export interface Reply {
  readonly status: number;
  readonly body: JsonObject;
}

export interface TestSandbox {
  readonly sandbox: Sandbox;
  /** Calls an operation as an AWS client would and reads the answer. */
  call(operation: string, input?: unknown, region?: string): Promise<Reply>;
  /** Moves the clock on. */
  pass(ms: number): void;
  readonly internalErrors: unknown[];
}

/** A sandbox with a clock and ids that tests control. */
export function testSandbox(store: MachineStore = createMemoryStore()): TestSandbox {
  let nowMs = Date.UTC(2026, 10, 22);
  let ids = 0;
  const internalErrors: unknown[] = [];
  const sandbox = createSandbox({
    store,
    now: () => nowMs,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    onInternalError: (error) => internalErrors.push(error),
  });
  return {
    sandbox,
    internalErrors,
    pass: (ms) => {
      nowMs += ms;
    },
    call: async (operation, input = {}, region = 'us-east-1') => {
      const response = await sandbox.handle({
        headers: {
          'x-amz-target': `AWSStepFunctions.${operation}`,
          authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261122/${region}/states/aws4_request, SignedHeaders=host, Signature=00`,
        },
        body: new TextEncoder().encode(typeof input === 'string' ? input : JSON.stringify(input)),
      });
      return { status: response.status, body: JSON.parse(response.body) as JsonObject };
    },
  };
}
