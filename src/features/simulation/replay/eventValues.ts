import { isJsonObject, type JsonObject, type JsonValue } from '../../../core/json';
import { variablesAt, visitAt, type RunTrace } from '../../../core/proof';
import { readEvent, type EventData } from '../worker/eventData';

/** A variable at one moment of a run. */
export interface VariableValue {
  readonly name: string;
  readonly value: JsonValue;
  /** The State the event belongs to assigns it. */
  readonly isOwn: boolean;
}

/** Input and output of the State an event belongs to, or of the whole execution; read only when they are asked for. */
export function inputOf(trace: RunTrace, data: EventData, eventId: number): JsonValue | undefined {
  const visit = visitAt(trace, eventId);
  return readEvent(data, visit?.entered ?? 1).details?.['input'];
}

export function outputOf(trace: RunTrace, data: EventData, eventId: number): JsonValue | undefined {
  const visit = visitAt(trace, eventId);
  return readEvent(data, visit?.left ?? trace.eventCount).details?.['output'];
}

/** Variables just after an event, and what the State it belongs to assigns when it is left. */
export function variablesOf(trace: RunTrace, data: EventData, eventId: number): VariableValue[] {
  const visit = visitAt(trace, eventId);
  const own = visit === null ? {} : assignedAt(data, visit.left);
  const others = variablesAt(trace, eventId).filter(({ name }) => !Object.hasOwn(own, name));
  return [
    ...Object.entries(own).map(([name, value]) => ({ name, value, isOwn: true })),
    ...others.map((variable) => ({
      name: variable.name,
      value: assignedAt(data, variable.eventId)[variable.name] ?? null,
      isOwn: false,
    })),
  ];
}

function assignedAt(data: EventData, eventId: number): JsonObject {
  const assigned = readEvent(data, eventId).details?.['assignedVariables'];
  return isJsonObject(assigned) ? assigned : {};
}
