import type { JsonValue } from '../../json';
import { payloadBytes } from '../payloadSize';

/**
 * Groups items into the inputs of child executions.
 *
 * @param limits - at most so many items, and so many bytes of input, in a batch; an item that is too large by itself still gets one.
 */
export function batchItems(
  items: readonly JsonValue[],
  limits: {
    readonly maxItems: number | undefined;
    readonly maxBytes: number | undefined;
    readonly batchInput: JsonValue | undefined;
  },
): JsonValue[] {
  const { batchInput } = limits;
  const shell = (batch: readonly JsonValue[]): JsonValue =>
    batchInput === undefined ? { Items: batch } : { BatchInput: batchInput, Items: batch };
  const emptyBytes = payloadBytes(shell([]));
  const maxItems = limits.maxItems || Number.POSITIVE_INFINITY;
  const maxBytes = limits.maxBytes || Number.POSITIVE_INFINITY;
  const batches: JsonValue[] = [];
  let batch: JsonValue[] = [];
  let bytes = emptyBytes;
  for (const item of items) {
    const itemBytes = payloadBytes(item) + 1;
    if (batch.length > 0 && (batch.length >= maxItems || bytes + itemBytes > maxBytes)) {
      batches.push(shell(batch));
      batch = [];
      bytes = emptyBytes;
    }
    batch.push(item);
    bytes += itemBytes;
  }
  if (batch.length > 0) batches.push(shell(batch));
  return batches;
}
