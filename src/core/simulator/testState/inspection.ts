import type { JsonObject, JsonValue } from '../../json';
import type { DataStage } from '../run';
import type { LocatedState } from './locateState';

/**
 * The inspection data AWS shows of a state, in the order it is processed.
 *
 * Which stages show depends on the type of the state (recorded): a Pass with `Result` shows nothing of its input, a Parallel only what follows
 * its result, a Map and a Parallel never a `result`. A stage nothing changed shows what the stage before it did.
 *
 * @param isDone - the state's work came to a result.
 */
export function inspectionData(
  state: LocatedState,
  input: JsonValue,
  { stages, isDone }: { readonly stages: ReadonlyMap<DataStage, JsonValue>; readonly isDone: boolean },
): Record<string, JsonValue> {
  const { raw } = state;
  const known = isJsonPath(state) && isDone ? withDefaults(raw, input, stages) : stages;
  const shown = stagesOf(state);
  if (raw.ItemSelector === undefined && raw.Parameters === undefined) shown.delete('afterItemSelector');
  if (raw.ItemBatcher === undefined) shown.delete('afterItemBatcher');
  const data: Record<string, JsonValue> = { input };
  for (const stage of order) {
    const value = known.get(stage);
    if (value !== undefined && shown.has(stage)) data[stage] = value;
  }
  return data;
}

const order: readonly DataStage[] = [
  ...([
    'afterInputPath',
    'afterParameters',
    'afterArguments',
    'afterItemsPath',
    'afterItemSelector',
    'afterItemBatcher',
  ] as const),
  ...(['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'] as const),
  ...(['result', 'afterResultSelector', 'afterResultPath'] as const),
];

const mapNumbers = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'] as const;
const mapItems = ['afterItemSelector', 'afterItemBatcher'] as const;
const resultStages = ['afterResultSelector', 'afterResultPath'] as const;

function stagesOf(state: LocatedState): Set<DataStage> {
  const { Type: type, Result: result } = state.raw;
  if (!isJsonPath(state)) {
    return new Set<DataStage>(
      type === 'Task' ? ['afterArguments', 'result'] : type === 'Map' ? [...mapItems, ...mapNumbers] : [],
    );
  }
  switch (type) {
    case 'Task':
      return new Set<DataStage>(['afterInputPath', 'afterParameters', 'result', ...resultStages]);
    case 'Pass':
      return new Set<DataStage>(
        result === undefined ? ['afterInputPath', 'afterParameters', ...resultStages] : ['result', ...resultStages],
      );
    case 'Map':
      return new Set<DataStage>(['afterInputPath', 'afterItemsPath', ...mapItems, ...mapNumbers, ...resultStages]);
    case 'Parallel':
      return new Set<DataStage>(resultStages);
    case 'Choice':
    case 'Wait':
    case 'Succeed':
      return new Set<DataStage>(['afterInputPath']);
    default:
      return new Set<DataStage>();
  }
}

/** The interpreter does not mention a stage whose field is absent. */
function withDefaults(
  raw: JsonObject,
  input: JsonValue,
  stages: ReadonlyMap<DataStage, JsonValue>,
): ReadonlyMap<DataStage, JsonValue> {
  const afterInputPath = stages.get('afterInputPath') ?? input;
  const afterParameters = stages.get('afterParameters') ?? afterInputPath;
  const made = stages.get('result') ?? afterParameters;
  const result = raw.Type === 'Pass' ? (raw.Result ?? afterParameters) : made;
  const afterResultSelector = stages.get('afterResultSelector') ?? result;
  const defaults = {
    afterInputPath,
    afterParameters,
    result,
    afterResultSelector,
    afterResultPath: afterResultSelector,
  };
  return new Map<DataStage, JsonValue>([...(Object.entries(defaults) as [DataStage, JsonValue][]), ...stages]); // its keys are stages
}

function isJsonPath({ raw, queryLanguage }: LocatedState): boolean {
  return (raw.QueryLanguage ?? queryLanguage) !== 'JSONata';
}
