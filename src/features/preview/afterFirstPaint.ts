/** Longest the page may be busy before the work begins anyway, in milliseconds. */
const MAX_DELAY_MS = 2_000;

/**
 * Runs a task when the page has been painted and has nothing better to do.
 *
 * @returns calls it off.
 */
export function afterFirstPaint(task: () => void): () => void {
  let cancelled = false;
  const run = () => {
    if (!cancelled) task();
  };
  // The second frame begins when the first has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // Safari has no requestIdleCallback.
      if (typeof requestIdleCallback === 'undefined') setTimeout(run, 50);
      else requestIdleCallback(run, { timeout: MAX_DELAY_MS });
    }),
  );
  return () => {
    cancelled = true;
  };
}
