/** The stretch of virtual time that is shown, in milliseconds since the start of the run. */
export interface ShownTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shorter than this there is nothing more to see. */
const LEAST_MS = 100;

/** Around a moment that stays where it is; `factor` over 1 shows less time. */
export function zoomed(
  { fromMs, toMs }: ShownTime,
  factor: number,
  around: { readonly ms: number; readonly totalMs: number },
): ShownTime {
  const length = Math.max(LEAST_MS, (toMs - fromMs) / factor);
  const share = toMs > fromMs ? (around.ms - fromMs) / (toMs - fromMs) : 0;
  return within({ fromMs: around.ms - share * length, toMs: around.ms + (1 - share) * length }, around.totalMs);
}

export function panned({ fromMs, toMs }: ShownTime, byMs: number, totalMs: number): ShownTime {
  return within({ fromMs: fromMs + byMs, toMs: toMs + byMs }, totalMs);
}

/** Moved just so far that a moment can be seen. */
export function following(shown: ShownTime, ms: number, totalMs: number): ShownTime {
  const { fromMs, toMs } = shown;
  if (ms >= fromMs && ms <= toMs) return shown;
  return panned(shown, ms < fromMs ? ms - fromMs : ms - toMs, totalMs);
}

/** Between two moments, in either order. */
export function between(oneMs: number, otherMs: number, totalMs: number): ShownTime {
  const fromMs = Math.min(oneMs, otherMs);
  return within({ fromMs, toMs: Math.max(fromMs + LEAST_MS, oneMs, otherMs) }, totalMs);
}

/** A run without any length has a second to be drawn in. */
export function wholeRun(totalMs: number): ShownTime {
  return { fromMs: 0, toMs: totalMs > 0 ? totalMs : 1000 };
}

function within({ fromMs, toMs }: ShownTime, totalMs: number): ShownTime {
  const whole = wholeRun(totalMs);
  const length = Math.min(toMs - fromMs, whole.toMs);
  const start = Math.min(Math.max(0, fromMs), whole.toMs - length);
  return { fromMs: start, toMs: start + length };
}
