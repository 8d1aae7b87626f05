import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';

/** Reads fields of a definition nobody has checked yet: a field of the wrong kind counts as absent. */
export function textField(raw: JsonObject, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberField(raw: JsonObject, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' ? value : undefined;
}

export function objectField(raw: JsonObject, name: string): JsonObject | undefined {
  const value = raw[name];
  return isJsonObject(value) ? value : undefined;
}

export function arrayField(raw: JsonObject, name: string): readonly JsonValue[] {
  const value = raw[name];
  return isJsonArray(value) ? value : [];
}

export function textsField(raw: JsonObject, name: string): readonly string[] {
  return arrayField(raw, name).filter((item): item is string => typeof item === 'string');
}

export function has(raw: JsonObject, name: string): boolean {
  return Object.hasOwn(raw, name);
}
