import { AslFailure } from '../failure';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import { pathField, templateField } from '../dataFlow/paths';
import type { StateHandler } from '../flow';
import { has } from '../prepare/raw';
import type { StateSource } from '../prepare/stateSource';
import { exitState, failState, passOn, settle } from '../transitions';

/** Fields that make a Pass do anything but hand on its input. */
const dataFields = ['InputPath', 'Parameters', 'Result', 'ResultPath', 'OutputPath', 'Assign'];

/** Pass: hands its input on, or makes something else of it. */
export function preparePass({ raw, language }: StateSource): StateHandler {
  if (language === 'JSONata') {
    const outcome = jsonataOutcome(raw);
    return (flow, state) => settle(flow, state, outcome(flow, {}, flow.input));
  }
  if (!dataFields.some((field) => has(raw, field))) return (flow, state) => passOn(flow, state);
  const result = has(raw, 'Result') ? (raw.Result ?? null) : undefined;
  const inputPath = pathField(raw, 'InputPath');
  const parameters = templateField(raw, 'Parameters');
  const outcome = jsonPathOutcome(raw);
  return (flow, state) => {
    const { watcher } = flow.execution.run;
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    watcher?.stage('afterInputPath', data);
    const effective = parameters ? parameters(flow, data) : data;
    if (effective instanceof AslFailure) return failState(flow, state, effective);
    if (parameters) watcher?.stage('afterParameters', effective);
    const made = outcome(flow, result === undefined ? effective : result);
    return made instanceof AslFailure ? failState(flow, state, made) : exitState(flow, state, made, state.next);
  };
}
