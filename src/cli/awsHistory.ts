import type { JsonObject, JsonValue } from '../core/json';
import type { HistoryEvent } from '../core/simulator';

/**
 * An event as `GetExecutionHistory` answers it: the details under the type's own key (`stateEnteredEventDetails`), data as JSON texts, and the
 * time of the virtual clock. `details` repeats them as parsed JSON under one name for all types, which is easier to ask with `jq`.
 */
export function awsEvent({ id, previousEventId, type, timestamp, details }: HistoryEvent): JsonObject {
  return {
    timestamp: new Date(timestamp).toISOString(),
    type,
    id,
    previousEventId,
    ...(details === undefined ? {} : { [detailsKey(type)]: wireDetails(details), details }),
  };
}

/** `TaskStateEntered` and its kin share one key; all others have their own. */
function detailsKey(type: string): string {
  const shared = /State(Entered|Exited)$/.exec(type);
  const name = shared?.[1] === undefined ? type : `state${shared[1]}`;
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventDetails`;
}

/** Members that AWS sends as the text of a JSON value. */
const TEXTS: ReadonlySet<string> = new Set(['input', 'output', 'parameters', 'taskCredentials']);

function wireDetails(details: Readonly<Record<string, JsonValue>>): JsonObject {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (TEXTS.has(name)) return [name, JSON.stringify(value)];
      if (name === 'assignedVariables' && typeof value === 'object' && value !== null)
        return [name, wireVariables(value)];
      return [name, value];
    }),
  );
}

function wireVariables(variables: object): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
}
