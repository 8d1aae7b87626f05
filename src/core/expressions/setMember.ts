import type { JsonValue } from '../json';

/** Gives an object under construction a member. `__proto__` is a name like any other in JSON, but not in an assignment. */
export function setMember(target: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}
