import { jsonataOutcome, jsonPathPassThrough } from '../dataFlow/outcome';
import { pathField } from '../dataFlow/paths';
import { AslFailure } from '../failure';
import type { StateSource } from '../prepare/stateSource';
import type { StateHandler } from '../flow';
import { failState, settle } from '../transitions';

/** Succeed: ends the scope with its output. */
export function prepareSucceed({ raw, language }: StateSource): StateHandler {
  if (language === 'JSONata') {
    const outcome = jsonataOutcome(raw);
    return (flow, state) => settle(flow, state, outcome(flow, {}, flow.input));
  }
  const inputPath = pathField(raw, 'InputPath');
  const passThrough = jsonPathPassThrough(raw);
  return (flow, state) => {
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    flow.execution.run.watcher?.stage('afterInputPath', data);
    return settle(flow, state, passThrough(flow, data));
  };
}
