import { isJsonObject, type JsonObject } from '../../json';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import type { PreparedCatcher, PreparedRetrier } from '../flow';
import { arrayField, numberField, textField, textsField } from './raw';
import type { StateSource } from './stateSource';

/** `Retry`, with the defaults of the language filled in. */
export function prepareRetriers(state: JsonObject): PreparedRetrier[] {
  return arrayField(state, 'Retry')
    .filter(isJsonObject)
    .map((retrier) => ({
      errorEquals: textsField(retrier, 'ErrorEquals'),
      intervalSeconds: numberField(retrier, 'IntervalSeconds') ?? 1,
      maxAttempts: numberField(retrier, 'MaxAttempts') ?? 3,
      backoffRate: numberField(retrier, 'BackoffRate') ?? 2,
      maxDelaySeconds: numberField(retrier, 'MaxDelaySeconds'),
      isJittered: retrier.JitterStrategy === 'FULL',
    }));
}

/** `Catch`: the caught error goes through the Catcher's own ResultPath or Output, never through those of the state. */
export function prepareCatchers({ raw, language, target }: StateSource): PreparedCatcher[] {
  return arrayField(raw, 'Catch')
    .filter(isJsonObject)
    .map((catcher, index) => ({
      errorEquals: textsField(catcher, 'ErrorEquals'),
      next: target(textField(catcher, 'Next') ?? ''),
      handle: language === 'JSONata' ? jsonataHandler(catcher, index) : jsonPathHandler(catcher),
    }));
}

function jsonPathHandler(catcher: JsonObject): PreparedCatcher['handle'] {
  const { ResultPath, Assign } = catcher;
  const outcome = jsonPathOutcome({
    ...(ResultPath === undefined ? {} : { ResultPath }),
    ...(Assign === undefined ? {} : { Assign }),
  });
  return (flow, caught) => outcome(flow, caught);
}

function jsonataHandler(catcher: JsonObject, index: number): PreparedCatcher['handle'] {
  const outcome = jsonataOutcome(catcher, `Catch[${index}]/`);
  return (flow, caught) => outcome(flow, { errorOutput: caught }, caught);
}
