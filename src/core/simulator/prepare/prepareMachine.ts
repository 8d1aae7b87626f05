import type { QueryLanguage, StateType } from '../../asl';
import { err, ok, type Result } from '../../base';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { PreparedMachine, PreparedScope, PreparedState, StateHandler, TransitionTarget } from '../flow';
import { runtimeFailure } from '../failure';
import { prepareChoice } from '../states/choice';
import { prepareFail } from '../states/fail';
import { prepareMap } from '../states/map';
import { prepareParallel } from '../states/parallel';
import { preparePass } from '../states/pass';
import { prepareSucceed } from '../states/succeed';
import { prepareTask } from '../states/task';
import { prepareWait } from '../states/wait';
import { failState } from '../transitions';
import { prepareCatchers, prepareRetriers } from './errorHandling';
import { numberField, objectField, textField } from './raw';
import type { StateSource } from './stateSource';

const prepared = new WeakMap<object, PreparedMachine>();

/**
 * Compiles a definition for running. States that make no sense are kept: they fail with `States.Runtime` when they are reached.
 *
 * @returns the machine, or a sentence why nothing at all can be run.
 */
export function prepareMachine(definition: JsonValue): Result<PreparedMachine, string> {
  if (!isJsonObject(definition)) return err('The definition is not a JSON object.');
  const known = prepared.get(definition);
  if (known) return ok(known);
  if (!isJsonObject(definition.States)) return err('The definition has no "States".');
  if (typeof definition.StartAt !== 'string') return err('The definition has no "StartAt".');
  const machine: PreparedMachine = {
    scope: prepareScope(definition, languageOf(definition, 'JSONPath')),
    timeoutSeconds: numberField(definition, 'TimeoutSeconds'),
  };
  prepared.set(definition, machine);
  return ok(machine);
}

function prepareScope(raw: JsonObject, machineLanguage: QueryLanguage): PreparedScope {
  const targets = new Map<string, { readonly name: string; state: PreparedState | undefined }>();
  const target = (name: string): TransitionTarget => {
    const known = targets.get(name) ?? { name, state: undefined };
    targets.set(name, known);
    return known;
  };
  const states = new Map<string, PreparedState>();
  for (const [name, state] of Object.entries(objectField(raw, 'States') ?? {})) {
    if (isJsonObject(state)) states.set(name, prepareState({ name, raw: state, machineLanguage, target }));
  }
  const startAt = target(textField(raw, 'StartAt') ?? '');
  for (const [name, known] of targets) known.state = states.get(name);
  return { startAt, states };
}

/** Compiles one state of a machine with the given Query Language. */
export function prepareState(given: {
  readonly name: string;
  readonly raw: JsonObject;
  readonly machineLanguage: QueryLanguage;
  readonly target: (name: string) => TransitionTarget;
}): PreparedState {
  const { name, raw, machineLanguage, target } = given;
  const language = languageOf(raw, machineLanguage);
  const type = textField(raw, 'Type') ?? '';
  const source: StateSource = {
    name,
    raw,
    language,
    prepareScope: (inner) => prepareScope(inner ?? {}, inner ? languageOf(inner, machineLanguage) : machineLanguage),
    target,
  };
  const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
  const mayFail = type === 'Task' || type === 'Map' || type === 'Parallel';
  const isWaiting = mayFail || type === 'Wait';
  const resource = textField(raw, 'Resource') ?? '';
  const next = textField(raw, 'Next');
  return {
    name,
    type: type as StateType, // an unknown type never gets past its start
    language,
    enteredType: `${handler ? type : 'Pass'}StateEntered`,
    exitedType: `${handler ? type : 'Pass'}StateExited`,
    abortedType: isWaiting ? `${type}StateAborted` : undefined,
    failedType: type === 'Map' || type === 'Parallel' ? `${type}StateFailed` : undefined,
    hasRetryCount: mayFail,
    hasTaskToken: type === 'Task' && /\.(waitForTaskToken|sync|sync:2)$/.test(resource),
    start: handler ? handler(source) : unknownType(type),
    next: next === undefined ? undefined : target(next),
    retriers: mayFail ? prepareRetriers(raw) : [],
    catchers: mayFail ? prepareCatchers(source) : [],
  };
}

const handlers: Readonly<Record<string, ((source: StateSource) => StateHandler) | undefined>> = {
  Pass: preparePass,
  Succeed: prepareSucceed,
  Fail: prepareFail,
  Wait: prepareWait,
  Choice: prepareChoice,
  Task: prepareTask,
  Parallel: prepareParallel,
  Map: prepareMap,
};

function unknownType(type: string): StateHandler {
  return (flow, state) => failState(flow, state, runtimeFailure(`There is no state type '${type}'.`));
}

function languageOf(raw: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const own = textField(raw, 'QueryLanguage');
  return own === 'JSONata' || own === 'JSONPath' ? own : inherited;
}
