import { isJsonObject, type JsonObject, type JsonValue } from '../../json';

/** A recorded case, of whatever kind. The fields are those of the published format; nothing else is read. */
export interface ConformanceCase {
  readonly id: string;
  readonly category: string;
  readonly kind: string;
  /** Day of the recording (`2024-11-18`). */
  readonly recorded: string | undefined;
  readonly expected: JsonObject;
  /** Nothing was recorded to compare with: the case is run, and does not pass. */
  readonly isWithoutExpected?: boolean;
  /** The whole case as read. */
  readonly source: JsonObject;
}

/** `result`: status, output, error and cause. `history`: every event as well. */
export type ConformanceLevel = 'result' | 'history';

export interface ConformanceResult {
  readonly passed: boolean;
  /** The first thing that differs, in words. */
  readonly firstDifference?: string;
  /** What we made of the case, in the shape of its `expected`. */
  readonly produced: JsonObject;
}

/** Runs the cases of one kind. */
export type CaseRunner = (source: ConformanceCase, level: ConformanceLevel) => Promise<ConformanceResult>;

/** Reads one case, or says what is missing. */
export function readConformanceCase(value: JsonValue): ConformanceCase | string {
  if (!isJsonObject(value)) return 'The case is not a JSON object.';
  const { id, category, kind, recorded, expected } = value;
  if (typeof id !== 'string') return 'The case has no "id".';
  if (typeof kind !== 'string') return `The case "${id}" has no "kind".`;
  return {
    id,
    category: typeof category === 'string' ? category : '',
    kind,
    recorded: typeof recorded === 'string' ? recorded : undefined,
    expected: isJsonObject(expected) ? expected : {},
    isWithoutExpected: !isJsonObject(expected),
    source: value,
  };
}
