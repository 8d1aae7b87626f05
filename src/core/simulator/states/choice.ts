import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { booleanType, typedJsonataStep } from '../dataFlow/jsonata';
import { jsonataOutcome, jsonPathPassThrough } from '../dataFlow/outcome';
import { pathField } from '../dataFlow/paths';
import { AslFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { arrayField, textField } from '../prepare/raw';
import type { PreparedState, StateHandler, StateOutcome, TransitionTarget } from '../flow';
import { exitState, failState, whenKnown } from '../transitions';
import { prepareChoiceTest, type ChoiceTest } from './choiceTest';

/** Choice: leaves by the first rule that holds, else by `Default`. */
export function prepareChoice(source: StateSource): StateHandler {
  return source.language === 'JSONata' ? prepareJsonataChoice(source) : prepareJsonPathChoice(source);
}

interface JsonPathRule {
  readonly test: ChoiceTest;
  readonly outcome: (flow: Flow, data: JsonValue) => StateOutcome | AslFailure;
  readonly next: TransitionTarget | undefined;
}

function prepareJsonPathChoice({ raw, target }: StateSource): StateHandler {
  const inputPath = pathField(raw, 'InputPath');
  const rules: JsonPathRule[] = rulesOf(raw).map((rule) => ({
    test: prepareChoiceTest(rule),
    outcome: jsonPathPassThrough({
      ...outputPathOf(raw),
      ...(rule.Assign === undefined ? {} : { Assign: rule.Assign }),
    }),
    next: targetOf(rule, 'Next', target),
  }));
  const defaultOutcome = jsonPathPassThrough(raw);
  const defaultNext = targetOf(raw, 'Default', target);
  return (flow, state) => {
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    flow.execution.run.watcher?.stage('afterInputPath', data);
    for (const rule of rules) {
      const holds = rule.test(flow, data);
      if (holds instanceof AslFailure) return failState(flow, state, holds);
      if (holds) return leave(flow, state, rule.outcome(flow, data), rule.next);
    }
    return leave(flow, state, defaultOutcome(flow, data), defaultNext);
  };
}

function prepareJsonataChoice({ raw, target }: StateSource): StateHandler {
  const rules = rulesOf(raw).map((rule, index) => ({
    condition: typedJsonataStep(rule.Condition ?? null, `Choices[${index}]/Condition`, booleanType),
    outcome: jsonataOutcome(rule, `Choices[${index}]/`),
    next: targetOf(rule, 'Next', target),
  }));
  const defaultOutcome = jsonataOutcome(raw);
  const defaultNext = targetOf(raw, 'Default', target);
  const tryFrom = (index: number, flow: Flow, state: PreparedState): void | Promise<void> => {
    const rule = rules[index];
    if (rule === undefined) {
      return whenKnown(defaultOutcome(flow, {}, flow.input), (outcome) => leave(flow, state, outcome, defaultNext));
    }
    return whenKnown(rule.condition(flow, {}), (holds) => {
      if (holds instanceof AslFailure) return failState(flow, state, holds);
      if (!holds) return tryFrom(index + 1, flow, state);
      return whenKnown(rule.outcome(flow, {}, flow.input), (outcome) => leave(flow, state, outcome, rule.next));
    });
  };
  return (flow, state) => tryFrom(0, flow, state);
}

function leave(
  flow: Flow,
  state: PreparedState,
  outcome: StateOutcome | AslFailure,
  next: TransitionTarget | undefined,
): void | Promise<void> {
  if (next === undefined) return failState(flow, state, noChoiceMatched());
  return outcome instanceof AslFailure ? failState(flow, state, outcome) : exitState(flow, state, outcome, next);
}

/** The documentation names `States.NoChoiceMatched`; AWS reports `States.Runtime`. */
function noChoiceMatched(): AslFailure {
  return runtimeFailure('Failed to transition out of the state. The state does not point to a next state.');
}

function targetOf(raw: JsonObject, field: string, target: StateSource['target']): TransitionTarget | undefined {
  const name = textField(raw, field);
  return name === undefined ? undefined : target(name);
}

function rulesOf(raw: JsonObject): JsonObject[] {
  return arrayField(raw, 'Choices').filter(isJsonObject);
}

function outputPathOf(raw: JsonObject): JsonObject {
  return raw.OutputPath === undefined ? {} : { OutputPath: raw.OutputPath };
}
