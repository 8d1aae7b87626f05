import type { JsonObject } from '../../json';
import { expression } from './text';

/** `polling_metadata` of the design: which check this is, of how many, how far apart. */
export interface PollingMetadata {
  /** JSONata. */
  readonly attempt: string;
  readonly maxAttempts: number;
  readonly intervalSeconds: number;
}

/** As members of a template. */
export function metadataTemplate({ attempt, maxAttempts, intervalSeconds }: PollingMetadata): JsonObject {
  return { attempt: expression(attempt), max_attempts: maxAttempts, interval_seconds: intervalSeconds };
}

/** As part of an expression. */
export function metadataText({ attempt, maxAttempts, intervalSeconds }: PollingMetadata): string {
  return `{'attempt': ${attempt}, 'max_attempts': ${maxAttempts}, 'interval_seconds': ${intervalSeconds}}`;
}
