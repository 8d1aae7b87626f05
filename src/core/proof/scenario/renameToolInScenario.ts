import { isJsonObject, type JsonValue } from '../../json';

/** A scenario as it is written in the file, with a tool under its new name wherever it is named; whatever has another shape stays. */
export function renameToolInScenario(scenario: JsonValue, from: string, to: string): JsonValue {
  if (!isJsonObject(scenario)) return scenario;
  const named = (name: JsonValue): JsonValue => (name === from ? to : name);
  const keys = (record: JsonValue): JsonValue => renamedKey(record, from, to);
  return changed(scenario, {
    tools: keys,
    jobs: (jobs) => mapMembers(keys(jobs), (job) => changed(job, { startedBy: named })),
    model: (model) =>
      changed(model, {
        plan: (plan) => mapItems(plan, named),
        script: (script) =>
          mapItems(script, (turn) =>
            changed(turn, { calls: (calls) => mapItems(calls, (call) => changed(call, { name: named })) }),
          ),
      }),
    expectations: (expectations) => mapItems(expectations, (expectation) => changed(expectation, { tool: named })),
  });
}

/** The object with some members changed, in their places; those it does not have stay away. */
function changed(value: JsonValue, changes: Readonly<Record<string, (member: JsonValue) => JsonValue>>): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
      return [name, change === undefined ? member : change(member)];
    }),
  );
}

function renamedKey(record: JsonValue, from: string, to: string): JsonValue {
  if (!isJsonObject(record) || Object.hasOwn(record, to)) return record;
  return Object.fromEntries(Object.entries(record).map(([name, member]) => [name === from ? to : name, member]));
}

function mapMembers(record: JsonValue, map: (member: JsonValue) => JsonValue): JsonValue {
  if (!isJsonObject(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([name, member]) => [name, map(member)]));
}

function mapItems(list: JsonValue, map: (item: JsonValue) => JsonValue): JsonValue {
  return Array.isArray(list) ? (list as readonly JsonValue[]).map(map) : list;
}
