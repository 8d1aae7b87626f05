import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { AslFailure } from '../failure';
import type { Flow } from '../flow';
import type { MaybePromise, StateOutcome } from '../flow';
import { jsonataField, type JsonataResult } from './jsonata';
import { pathField, resultPathField, templateField, type PathStep } from './paths';

/** What follows a JSONPath state's result: ResultSelector, Assign, ResultPath, OutputPath, in this order. */
export function jsonPathOutcome(raw: JsonObject): (flow: Flow, result: JsonValue) => StateOutcome | AslFailure {
  const selector = templateField(raw, 'ResultSelector');
  const assign = templateField(raw, 'Assign');
  const resultPath = resultPathField(raw);
  const outputPath = pathField(raw, 'OutputPath');
  return (flow, result) => {
    const { watcher } = flow.execution.run;
    const selected = selector ? selector(flow, result) : result;
    if (selected instanceof AslFailure) return selected;
    if (selector) watcher?.stage('afterResultSelector', selected);
    const assigned = assign ? assignedBy(assign, flow, selected) : undefined;
    if (assigned instanceof AslFailure) return assigned;
    const joined = resultPath(flow.input, selected);
    if (joined instanceof AslFailure) return joined;
    watcher?.stage('afterResultPath', joined);
    const output = outputPath(flow, joined);
    if (output instanceof AslFailure) return output;
    return assigned === undefined ? { output } : { output, assigned };
  };
}

/** What a JSONPath state puts out that has no result of its own: OutputPath over its effective input. */
export function jsonPathPassThrough(raw: JsonObject): (flow: Flow, data: JsonValue) => StateOutcome | AslFailure {
  const assign = templateField(raw, 'Assign');
  const outputPath = pathField(raw, 'OutputPath');
  return (flow, data) => {
    const assigned = assign ? assignedBy(assign, flow, data) : undefined;
    if (assigned instanceof AslFailure) return assigned;
    const output = outputPath(flow, data);
    if (output instanceof AslFailure) return output;
    return assigned === undefined ? { output } : { output, assigned };
  };
}

/** Output and Assign of a JSONata state, Choice Rule or Catcher. Without Output the `fallback` is the output. Both see the variables as they were. */
export function jsonataOutcome(
  raw: JsonObject,
  location = '',
): (flow: Flow, more: JsonataResult, fallback: JsonValue) => MaybePromise<StateOutcome | AslFailure> {
  const outputStep = jsonataField(raw, 'Output', `${location}Output`);
  const assignStep = jsonataField(raw, 'Assign', `${location}Assign`);
  if (!outputStep && !assignStep) return (_flow, _more, fallback) => ({ output: fallback });
  if (!assignStep) {
    return (flow, more, fallback) => thenWith(outputStep ? outputStep(flow, more) : fallback, (output) => ({ output }));
  }
  return (flow, more, fallback) =>
    thenWith(outputStep ? outputStep(flow, more) : fallback, (output) =>
      thenWith(assignStep(flow, more), (assigned) => ({ output, assigned: variablesOf(assigned) })),
    );
}

/** Goes on with a value unless it is a failure, and waits only where there is something to wait for. */
function thenWith(
  value: MaybePromise<JsonValue | AslFailure>,
  use: (value: JsonValue) => MaybePromise<StateOutcome | AslFailure>,
): MaybePromise<StateOutcome | AslFailure> {
  if (value instanceof Promise) return value.then((known) => (known instanceof AslFailure ? known : use(known)));
  return value instanceof AslFailure ? value : use(value);
}

function assignedBy(assign: PathStep, flow: Flow, data: JsonValue): StateOutcome['assigned'] | AslFailure {
  const value = assign(flow, data);
  return value instanceof AslFailure ? value : variablesOf(value);
}

/** An `Assign` without members changes nothing and is not recorded. */
function variablesOf(value: JsonValue): StateOutcome['assigned'] {
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}
