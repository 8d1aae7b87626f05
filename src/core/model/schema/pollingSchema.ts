import * as z from 'zod/mini';
import { DEFAULT_POLLING, DEFAULT_STATUS } from '../defaults';
import { longText, noted, shortText, textList } from './shared';

const statusSchema = z.looseObject({
  path: noted(
    z._default(shortText, DEFAULT_STATUS.path),
    'Dotted path of the status in the answer: status, job.state.',
  ),
  running: z._default(textList, [...DEFAULT_STATUS.running]),
  succeeded: z._default(textList, [...DEFAULT_STATUS.succeeded]),
  failed: z._default(textList, [...DEFAULT_STATUS.failed]),
  inputRequired: z._default(textList, [...DEFAULT_STATUS.inputRequired]),
});

const promptSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('generated') }),
  z.looseObject({ type: z.literal('off') }),
  z.looseObject({ type: z.literal('custom'), text: longText }),
]);

/** How a tool waits. Numbers out of bounds pass: the document may hold what a person typed, and the linter says so. */
export const pollingSchema = z.looseObject({
  mode: noted(
    z._default(z.enum(['none', 'wait-before-call', 'poll-in-machine', 'callback']), DEFAULT_POLLING.mode),
    'Who waits: nobody, the machine before each call, a loop in the machine, or a callback with a task token.',
  ),
  polling_interval: noted(
    z._default(z.nullable(z.number()), DEFAULT_POLLING.polling_interval),
    'Seconds between checks: whole, 1 to 99,999,999.',
  ),
  max_polling_attempts: noted(
    z._default(z.nullable(z.number()), DEFAULT_POLLING.max_polling_attempts),
    'Checks before giving up; enforced by the state machine.',
  ),
  firstCheck: z._default(z.enum(['after-interval', 'at-once']), DEFAULT_POLLING.firstCheck),
  backoff: noted(
    z._default(z.nullable(z.looseObject({ rate: z.number(), maxIntervalSeconds: z.number() })), null),
    'Each wait is the last one times rate, up to maxIntervalSeconds.',
  ),
  jitter: z._default(z.enum(['none', 'full']), DEFAULT_POLLING.jitter),
  deadlineSeconds: noted(
    z._default(z.nullable(z.number()), null),
    'Seconds after which the tool gives up, whatever the count.',
  ),
  hint: noted(
    z._default(z.nullable(z.looseObject({ floorSeconds: z.number(), ceilingSeconds: z.number() })), null),
    "Follow next_check_in of the tool's answer, within these bounds.",
  ),
  status: z.prefault(statusSchema, {}),
  onGiveUp: z._default(z.enum(['tell-model', 'fail', 'human']), DEFAULT_POLLING.onGiveUp),
  giveUpActivityArn: z._default(z.nullable(shortText), null),
  attemptScope: noted(
    z._default(z.enum(['tool', 'input']), DEFAULT_POLLING.attemptScope),
    'One count for the run, or one for each distinct input.',
  ),
  callback: z.prefault(
    z.looseObject({
      timeoutSeconds: z._default(z.number(), DEFAULT_POLLING.callback.timeoutSeconds),
      heartbeatSeconds: z._default(z.nullable(z.number()), DEFAULT_POLLING.callback.heartbeatSeconds),
    }),
    {},
  ),
  prompt: noted(
    z._default(promptSchema, { type: 'generated' }),
    'The paragraph this tool adds to the system prompt: generated from the numbers, off, or custom.',
  ),
});
