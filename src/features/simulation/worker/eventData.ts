import type { HistoryEvent } from '../../../core/simulator';

/**
 * The data of all events as JSON texts in a few large buffers. A history of 25,000 events repeats the whole conversation in most of them:
 * as objects it takes seconds to cross from the worker to the page, as buffers nothing.
 */
export interface EventData {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** By event id; the first place is unused. */
  readonly chunkOf: Uint32Array;
  readonly from: Uint32Array;
  readonly bytes: Uint32Array;
}

/** What of an event is not in the index of its run. */
export type EventRecord = Pick<HistoryEvent, 'previousEventId' | 'details'>;

const CHUNK_BYTES = 4 * 1024 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;

export function recordEventData(events: readonly HistoryEvent[]): EventData {
  const encoder = new TextEncoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const size = events.length + 1;
  const places = { chunkOf: new Uint32Array(size), from: new Uint32Array(size), bytes: new Uint32Array(size) };
  let chunk = new Uint8Array(0);
  let at = 0;
  for (const { id, previousEventId, details } of events) {
    const text = JSON.stringify({ previousEventId, details } satisfies EventRecord);
    const most = text.length * BYTES_PER_UNIT;
    if (at + most > chunk.length) {
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, most));
      chunks.push(chunk);
      at = 0;
    }
    const { written } = encoder.encodeInto(text, chunk.subarray(at));
    places.chunkOf[id] = chunks.length - 1;
    places.from[id] = at;
    places.bytes[id] = written;
    at += written;
  }
  return { chunks, ...places };
}

/** Buffers that are handed over, not copied. */
export function buffersOf({ chunks }: EventData): ArrayBuffer[] {
  return chunks.map(({ buffer }) => buffer);
}

export function readEvent({ chunks, chunkOf, from, bytes }: EventData, eventId: number): EventRecord {
  const start = from[eventId] ?? 0;
  const text = chunks[chunkOf[eventId] ?? 0]?.subarray(start, start + (bytes[eventId] ?? 0));
  if (text === undefined || text.length === 0) return { previousEventId: 0 };
  return JSON.parse(new TextDecoder().decode(text)) as EventRecord; // written by recordEventData
}
