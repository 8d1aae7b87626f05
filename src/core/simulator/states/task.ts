import type { JsonValue } from '../../json';
import { jsonataField } from '../dataFlow/jsonata';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import { pathField, templateField } from '../dataFlow/paths';
import { AslFailure } from '../failure';
import type { Flow } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { textField } from '../prepare/raw';
import type { MaybePromise, StateHandler, StateOutcome } from '../flow';
import { taskTarget } from '../task/resource';
import { callTask } from '../task/taskAttempt';
import { jsonataSettings, jsonPathSettings } from '../task/taskFields';
import { failState, whenKnown } from '../transitions';

/** What a Task makes of its result. */
export type TaskOutcomeStep = (flow: Flow, result: JsonValue) => MaybePromise<StateOutcome | AslFailure>;

/** Task: asks the world for something and waits for the answer. */
export function prepareTask({ raw, language }: StateSource): StateHandler {
  const target = taskTarget(textField(raw, 'Resource') ?? '');
  if (language === 'JSONata') {
    const argumentsStep = jsonataField(raw, 'Arguments');
    const settings = jsonataSettings(raw);
    const leave = jsonataOutcome(raw);
    const outcome: TaskOutcomeStep = (flow, result) => leave(flow, { result }, result);
    return (flow, state) =>
      whenKnown(argumentsStep ? argumentsStep(flow, {}) : flow.input, (request) => {
        if (request instanceof AslFailure) return failState(flow, state, request);
        if (argumentsStep) flow.execution.run.watcher?.stage('afterArguments', request);
        return whenKnown(settings(flow, flow.input), (known) =>
          known instanceof AslFailure
            ? failState(flow, state, known)
            : callTask(flow, state, { target, request, outcome, ...known }),
        );
      });
  }
  const inputPath = pathField(raw, 'InputPath');
  const parameters = templateField(raw, 'Parameters');
  const settings = jsonPathSettings(raw);
  const outcome = jsonPathOutcome(raw);
  return (flow, state) => {
    const { watcher } = flow.execution.run;
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    watcher?.stage('afterInputPath', data);
    const request = parameters ? parameters(flow, data) : data;
    if (request instanceof AslFailure) return failState(flow, state, request);
    if (parameters) watcher?.stage('afterParameters', request);
    return whenKnown(settings(flow, data), (known) =>
      known instanceof AslFailure
        ? failState(flow, state, known)
        : callTask(flow, state, { target, request, outcome, ...known }),
    );
  };
}
