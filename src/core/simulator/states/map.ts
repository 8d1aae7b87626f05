import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { arrayType, jsonataField, typedJsonataStep, type ExpectedType, type JsonataStep } from '../dataFlow/jsonata';
import { jsonataOutcome, jsonPathOutcome } from '../dataFlow/outcome';
import { pathField, templateField, valueAtPath } from '../dataFlow/paths';
import { AslFailure, queryFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import { prepareDistribution, type Distribution } from '../map/distribution';
import { InlineMap } from '../map/inlineMap';
import { prepareMapLimits } from '../map/limits';
import { itemCount, type ItemInput, type Items, type MapLimits, type MapPlan } from '../map/mapPlan';
import type { StateSource } from '../prepare/stateSource';
import { objectField, textField } from '../prepare/raw';
import type { MaybePromise, StateHandler } from '../flow';
import { failState, whenKnown } from '../transitions';
import { DistributedMap } from '../map/distributedMap';

/** The items of a Map, from what the state sees; `data` is the effective input. */
type ItemsStep = (flow: Flow, data: JsonValue) => MaybePromise<Items | AslFailure>;

/** Map: runs its Item Processor for each item, inside the execution or in child executions of their own. */
export function prepareMap(source: StateSource): StateHandler {
  const { raw, language } = source;
  const processor = objectField(raw, 'ItemProcessor') ?? objectField(raw, 'Iterator');
  const config = processor ? objectField(processor, 'ProcessorConfig') : undefined;
  const isDistributed = config?.Mode === 'DISTRIBUTED';
  const isJsonata = language === 'JSONata';
  const inputPath = isJsonata ? undefined : pathField(raw, 'InputPath');
  const reader = isDistributed ? objectField(raw, 'ItemReader') : undefined;
  const items: ItemsStep | undefined = reader
    ? undefined
    : isJsonata
      ? jsonataItems(raw, isDistributed)
      : jsonPathItems(raw, isDistributed);
  const limits = prepareMapLimits(raw, language, isDistributed);
  const plan: MapPlan = {
    scope: source.prepareScope(processor),
    itemInput: isJsonata ? jsonataItemInput(raw) : jsonPathItemInput(raw),
    outcome: outcomeOf(raw, isJsonata),
  };
  const distribution: Distribution | undefined = isDistributed
    ? prepareDistribution({
        raw,
        language,
        reader,
        childType: config.ExecutionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      })
    : undefined;

  return (flow, state) => {
    const data = inputPath ? inputPath(flow, flow.input) : flow.input;
    if (data instanceof AslFailure) return failState(flow, state, data);
    const { execution } = flow;
    execution.run.watcher?.stage('afterInputPath', data);
    return whenKnown(items ? items(flow, data) : noItems, (found) => {
      if (found instanceof AslFailure) return failState(flow, state, found);
      if (items) execution.run.watcher?.stage('afterItemsPath', found);
      flow.previousEventId = execution.record('MapStateStarted', flow.previousEventId, { length: itemCount(found) });
      return whenKnown(limits(flow, data), (known) => {
        if (known instanceof AslFailure) return failState(flow, state, known);
        reportLimits(flow, known);
        if (distribution)
          return new DistributedMap(flow, state, { ...plan, distribution, limits: known, data }).start(found);
        return new InlineMap(flow, state, { ...plan, limits: known, data }).start(isJsonArray(found) ? found : []);
      });
    });
  };
}

function reportLimits(flow: Flow, limits: MapLimits): void {
  const { watcher } = flow.execution.run;
  if (!watcher) return;
  watcher.stage('maxConcurrency', limits.maxConcurrency);
  if (limits.toleratedFailureCount !== undefined) watcher.stage('toleratedFailureCount', limits.toleratedFailureCount);
  if (limits.toleratedFailurePercentage !== undefined) {
    watcher.stage('toleratedFailurePercentage', limits.toleratedFailurePercentage);
  }
}

const noItems: readonly JsonValue[] = [];

function jsonPathItems(raw: JsonObject, isDistributed: boolean): ItemsStep {
  const path = textField(raw, 'ItemsPath') ?? '$';
  const step = path === '$' ? undefined : valueAtPath(path, 'ItemsPath');
  return (flow, data) => {
    const value = step ? step(flow, data) : data;
    if (value instanceof AslFailure || isJsonArray(value)) return value;
    if (isDistributed && isJsonObject(value) && flow.execution.run.behavior.distributesObjects) return value;
    // AWS names a path inside the Context Object as if it were one of the input.
    return runtimeFailure(`Reference path "${path.replace(/^\$\$/, '$')}" must point to array.`);
  };
}

function jsonataItems(raw: JsonObject, isDistributed: boolean): ItemsStep {
  const { Items: given } = raw;
  if (given !== undefined) {
    const array = typedJsonataStep(given, 'Items', arrayType);
    const collection = typedJsonataStep(given, 'Items', collectionType);
    return (flow) => (isDistributed && flow.execution.run.behavior.distributesObjects ? collection : array)(flow, {});
  }
  return (flow, data) => {
    if (isJsonArray(data)) return data;
    if (isDistributed && isJsonObject(data) && flow.execution.run.behavior.distributesObjects) return data;
    return queryFailure(`Map state input must be an array but was: ${JSON.stringify(data)}`);
  };
}

/** AWS's word for it is not known; that of a list is kept. */
const collectionType: ExpectedType<Items> = {
  name: 'array',
  accepts: (value): value is Items => isJsonArray(value) || isJsonObject(value),
};

/** ItemSelector, or Parameters under its older name; it sees the Map's effective input and the item in the Context Object. */
function jsonPathItemInput(raw: JsonObject): ItemInput | undefined {
  return templateField(raw, raw.ItemSelector === undefined ? 'Parameters' : 'ItemSelector');
}

function jsonataItemInput(raw: JsonObject): ItemInput | undefined {
  const step: JsonataStep | undefined = jsonataField(raw, 'ItemSelector');
  return step && ((flow) => step(flow, {}));
}

function outcomeOf(raw: JsonObject, isJsonata: boolean): MapPlan['outcome'] {
  if (!isJsonata) return jsonPathOutcome(raw);
  const leave = jsonataOutcome(raw);
  return (flow, result) => leave(flow, { result }, result);
}
