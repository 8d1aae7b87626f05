import { AslFailure } from '../failure';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import { pathField, templateField } from '../dataFlow/paths';
import type { StateHandler } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { exitState, failState, settle } from '../transitions';

/** Pass: hands its input on, or makes something else of it. */
export function preparePass({ raw, language }: StateSource): StateHandler {
  if (language === 'JSONata') {
    const outcome = jsonataOutcome(raw);
    return (flow, state) => settle(flow, state, outcome(flow, {}, flow.input));
  }
  const { Result: result } = raw;
  const inputPath = pathField(raw, 'InputPath');
  const parameters = templateField(raw, 'Parameters');
  const outcome = jsonPathOutcome(raw);
  return (flow, state) => {
    const { inspect } = flow.execution.run;
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    inspect?.('afterInputPath', data);
    const effective = parameters ? parameters(flow, data) : data;
    if (effective instanceof AslFailure) return failState(flow, state, effective);
    if (parameters) inspect?.('afterParameters', effective);
    const made = outcome(flow, result ?? effective);
    return made instanceof AslFailure ? failState(flow, state, made) : exitState(flow, state, made);
  };
}
