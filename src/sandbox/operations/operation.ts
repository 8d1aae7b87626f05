import type { JsonObject, JsonValue } from '../../core/json';
import { readInput, type Shape } from '../api/shape';
import type { Outcome } from '../api/fault';
import type { MachineStore } from '../store/store';

/** What an operation may use besides its input. */
export interface OperationContext {
  readonly store: MachineStore;
  /** Region of the request's signature; one sandbox serves them all, apart from each other. */
  readonly region: string;
  readonly account: string;
  readonly nowMs: number;
  readonly newRevisionId: () => string;
}

/** One operation of the API, reading its own input. */
export interface Operation {
  /** Writers run one at a time, so that what they read is still true when they write. */
  readonly writes: boolean;
  readonly run: (body: JsonValue, context: OperationContext) => Promise<Outcome<JsonObject>>;
}

interface OperationParts<T> {
  readonly input: Shape<T>;
  readonly writes?: boolean;
  readonly run: (input: T, context: OperationContext) => Promise<Outcome<JsonObject>> | Outcome<JsonObject>;
}

export function operation<T>({ input, writes = false, run }: OperationParts<T>): Operation {
  return {
    writes,
    run: async (body, context) => {
      const read = readInput(input, body);
      return read.ok ? run(read.value, context) : read;
    },
  };
}

/** AWS JSON writes a timestamp as seconds since the epoch. */
export function epochSeconds(ms: number): number {
  return ms / 1000;
}
