/**
 * The most calls that begin within any window of that many seconds; a window is open at its end.
 *
 * @param callsAtSeconds - when calls began, in order.
 */
export function mostCallsIn(callsAtSeconds: readonly number[], seconds: number): number {
  let most = 0;
  let first = 0;
  callsAtSeconds.forEach((end, index) => {
    // a microsecond of slack, for times are sums of decimals
    while (end - (callsAtSeconds[first] ?? end) > seconds - 1e-6) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** The shortest time between two calls that follow each other, to the microsecond; null: there are not two. */
export function shortestGap(callsAtSeconds: readonly number[]): number | null {
  const gaps = callsAtSeconds.slice(1).map((at, index) => at - (callsAtSeconds[index] ?? at));
  const shortest = gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
  return Number.isFinite(shortest) ? Math.round(shortest * 1e6) / 1e6 : null;
}
