import { ok } from '../../core/base';
import { isJsonArray, isJsonObject, type JsonValue } from '../../core/json';
import { refuse, type Outcome } from './fault';

/** How one value of a request is read: wrong JSON types end the reading, broken constraints are collected, as AWS does. */
export interface Shape<T> {
  readonly read: (value: JsonValue, at: string, broken: string[]) => T;
}

export interface Member<T, Required extends boolean = boolean> extends Shape<T> {
  readonly isRequired: Required;
}

type Members = Readonly<Record<string, Member<unknown>>>;

export type Structure<S extends Members> = {
  readonly [K in keyof S as S[K]['isRequired'] extends true ? K : never]: ReturnType<S[K]['read']>;
} & {
  readonly [K in keyof S as S[K]['isRequired'] extends true ? never : K]?: ReturnType<S[K]['read']>;
};

export function required<T>(shape: Shape<T>): Member<T, true> {
  return { read: shape.read, isRequired: true };
}

export function optional<T>(shape: Shape<T>): Member<T, false> {
  return { read: shape.read, isRequired: false };
}

interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  /** AWS does not repeat the value of a sensitive member in its message. */
  readonly isSensitive?: boolean;
}

export function text({ min, max, isSensitive = false }: TextLimits = {}): Shape<string> {
  return {
    read: (value, at, broken) => {
      if (typeof value !== 'string')
        throw new SerializationFault(`${jsonKind(value)} can not be converted to a String`);
      const subject = isSensitive ? `Value at '${at}'` : `Value '${value}' at '${at}'`;
      if (min !== undefined && value.length < min) {
        broken.push(`${subject} failed to satisfy constraint: Member must have length greater than or equal to ${min}`);
      }
      if (max !== undefined && value.length > max) {
        broken.push(`${subject} failed to satisfy constraint: Member must have length less than or equal to ${max}`);
      }
      return value;
    },
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return {
    read: (value, at, broken) => {
      if (typeof value !== 'string')
        throw new SerializationFault(`${jsonKind(value)} can not be converted to a String`);
      const known = values.find((candidate) => candidate === value);
      if (known === undefined) {
        broken.push(
          `Value '${value}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
        );
      }
      return known ?? firstOf(values);
    },
  };
}

export function integer({ min, max }: { readonly min: number; readonly max: number }): Shape<number> {
  return {
    read: (value, at, broken) => {
      if (typeof value !== 'number')
        throw new SerializationFault(`${jsonKind(value)} can not be converted to an Integer`);
      const whole = Math.trunc(value);
      const subject = `Value '${whole}' at '${at}' failed to satisfy constraint: Member must have value`;
      if (whole < min) broken.push(`${subject} greater than or equal to ${min}`);
      if (whole > max) broken.push(`${subject} less than or equal to ${max}`);
      return whole;
    },
  };
}

export function flag(): Shape<boolean> {
  return {
    read: (value) => {
      if (typeof value !== 'boolean')
        throw new SerializationFault(`${jsonKind(value)} can not be converted to a Boolean`);
      return value;
    },
  };
}

export function list<T>(member: Shape<T>): Shape<readonly T[]> {
  return {
    read: (value, at, broken) => {
      if (!isJsonArray(value)) throw new SerializationFault('Expected list or null');
      return value.map((item, index) => member.read(item, `${at}.${index + 1}.member`, broken));
    },
  };
}

export function structure<const S extends Members>(members: S): Shape<Structure<S>> {
  return {
    read: (value, at, broken) => {
      if (!isJsonObject(value)) throw new SerializationFault('Unrecognized collection type class');
      const read: Record<string, unknown> = {};
      for (const [name, member] of Object.entries(members)) {
        const path = at === '' ? name : `${at}.${name}`;
        const given = Object.hasOwn(value, name) ? value[name] : null;
        if (given !== null && given !== undefined) read[name] = member.read(given, path, broken);
        else if (member.isRequired) {
          broken.push(`Value null at '${path}' failed to satisfy constraint: Member must not be null`);
        }
      }
      return read as Structure<S>; // every member was read by its own shape; if one is missing, `broken` says so and this value is dropped
    },
  };
}

/** Reads a request body by its shape; the failure has AWS's wording, all broken constraints in one message. */
export function readInput<T>(shape: Shape<T>, body: JsonValue): Outcome<T> {
  const broken: string[] = [];
  try {
    const value = shape.read(body, '', broken);
    if (broken.length === 0) return ok(value);
    const count = `${broken.length} validation error${broken.length === 1 ? '' : 's'} detected`;
    return refuse('ValidationException', `${count}: ${broken.join('; ')}`);
  } catch (error) {
    if (error instanceof SerializationFault) return refuse('SerializationException', error.message);
    throw error;
  }
}

/** Leaves the reading of a body whose JSON types are wrong; caught where the reading began. */
class SerializationFault extends Error {}

function jsonKind(value: JsonValue): string {
  if (value === null) return 'NULL_VALUE';
  if (isJsonArray(value)) return 'START_ARRAY';
  if (typeof value === 'object') return 'START_OBJECT';
  if (typeof value === 'number') return 'NUMBER_VALUE';
  return typeof value === 'string' ? 'STRING_VALUE' : `${String(value).toUpperCase()}_VALUE`;
}

/** A stand-in for an enum value that was refused; the caller drops it together with the rest of the input. */
function firstOf<T>(values: readonly T[]): T {
  const [first] = values;
  if (first === undefined) throw new Error('An enum has at least one value.');
  return first;
}
