import type { JsonObject } from '../../json';
import { DEFAULT_ERRORS, type ErrorSettings } from '../../model';
import { digList, digNumber, digText } from './dig';

/** Errors that pass by themselves; the compiler names them for each service, so they are no choice of a person. */
const TRANSIENT =
  /^(Lambda|BedrockRuntime|[A-Z]\w*)\.(Service(Unavailable)?Exception|AWSLambdaException|SdkClientException|TooManyRequestsException|Throttl\w*|InternalServer\w*|ModelNotReadyException|ProvisionedThroughputExceededException|RequestLimitExceeded|ExecutionLimitExceeded\w*)$/;

/** Timeout, Retry and Catch of a Task as error settings. */
export function readErrors(task: JsonObject | null, { isCallback }: { readonly isCallback: boolean }): ErrorSettings {
  const state = task ?? undefined;
  const timeout = isCallback ? undefined : digNumber(state, 'TimeoutSeconds');
  const retriers = digList(state, 'Retry');
  const [retrier] = retriers;
  const names = retriers
    .flatMap((entry) => digList(entry, 'ErrorEquals'))
    .filter((name): name is string => typeof name === 'string');
  const catchesAll = digList(state, 'Catch').some((entry) => digList(entry, 'ErrorEquals').includes('States.ALL'));
  const { retry } = DEFAULT_ERRORS;
  return {
    timeoutSeconds: timeout ?? DEFAULT_ERRORS.timeoutSeconds,
    onFailure: catchesAll ? 'tell-model' : 'fail',
    retry:
      retrier === undefined
        ? { ...retry, enabled: false }
        : {
            enabled: true,
            intervalSeconds: digNumber(retrier, 'IntervalSeconds') ?? 1,
            maxAttempts: digNumber(retrier, 'MaxAttempts') ?? 3,
            backoffRate: digNumber(retrier, 'BackoffRate') ?? 2,
            maxDelaySeconds: digNumber(retrier, 'MaxDelaySeconds') ?? null,
            jitter: digText(retrier, 'JitterStrategy') === 'FULL' ? 'full' : 'none',
            additionalErrors: names.filter((name) => !TRANSIENT.test(name)),
          },
  };
}
