import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';

/**
 * Events one visit of a state records when nothing fails: what a round of a loop takes of the history.
 *
 * A Task is scheduled, started and succeeds, and a job or a token is submitted besides. A Map is counted with one item.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function eventsOfVisit(state: JsonObject): number {
  switch (state.Type) {
    case 'Task':
      return ENTERED_AND_EXITED + (isSubmitted(state.Resource) ? 4 : 3);
    case 'Parallel': {
      const branches: readonly JsonValue[] = isJsonArray(state.Branches) ? state.Branches : [];
      return branches.reduce(
        (sum: number, branch) => sum + eventsInside(branch),
        ENTERED_AND_EXITED + STARTED_AND_SUCCEEDED,
      );
    }
    case 'Map':
      // The item is started and succeeds as well.
      return ENTERED_AND_EXITED + 2 * STARTED_AND_SUCCEEDED + eventsInside(state.ItemProcessor ?? state.Iterator);
    default:
      return ENTERED_AND_EXITED;
  }
}

const ENTERED_AND_EXITED = 2;
const STARTED_AND_SUCCEEDED = 2;

function isSubmitted(resource: JsonValue | undefined): boolean {
  return typeof resource === 'string' && /\.(?:sync(?::2)?|waitForTaskToken)$/.test(resource);
}

/** Each state once: which way is taken is not known. Items of a Distributed Map have histories of their own. */
function eventsInside(scope: JsonValue | undefined): number {
  if (!isJsonObject(scope) || !isJsonObject(scope.States)) return 0;
  if (isJsonObject(scope.ProcessorConfig) && scope.ProcessorConfig.Mode === 'DISTRIBUTED') return 0;
  return Object.values(scope.States).reduce(
    (sum: number, state) => sum + (isJsonObject(state) ? eventsOfVisit(state) : 0),
    0,
  );
}
