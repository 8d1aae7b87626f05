import { countUpTo, spanKinds, type Lane } from '../../../core/proof';

/** What of a lane is under the pointer. */
export interface SpanHit {
  readonly kind: (typeof spanKinds)[number];
  readonly startMs: number;
  readonly endMs: number;
  readonly eventId: number;
}

/** AWS runs at most 40 iterations of an inline Map at once: as many spans can overlap. */
const MAX_OPEN = 40;

/** The span at a moment, or the nearest within a tolerance; null: there is none. Work lies over waiting. */
export function spanAt(lane: Lane, ms: number, toleranceMs: number): SpanHit | null {
  let best: { readonly at: number; readonly distance: number } | null = null;
  const last = countUpTo(lane.startMs, ms + toleranceMs) - 1;
  for (let at = last; at >= 0 && at > last - MAX_OPEN; at--) {
    const startMs = lane.startMs[at] ?? 0;
    const endMs = lane.endMs[at] ?? 0;
    const gap = Math.max(0, startMs - ms, ms - endMs);
    if (gap > toleranceMs) continue;
    // A short span is hard to hit: within the tolerance it comes before a long one around it.
    const distance = gap + (endMs - startMs > 2 * toleranceMs ? toleranceMs : 0);
    if (best === null || distance < best.distance) best = { at, distance };
  }
  if (best === null) return null;
  return {
    kind: spanKinds[lane.kind[best.at] ?? 0] ?? 'work',
    startMs: lane.startMs[best.at] ?? 0,
    endMs: lane.endMs[best.at] ?? 0,
    eventId: lane.eventId[best.at] ?? 0,
  };
}
