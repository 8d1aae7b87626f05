/** Runs work that Ctrl-C ends: `stop` is called once, and what the work gave by then is answered with whether it was interrupted. */
export async function interruptible<Result>(
  work: (isInterrupted: () => boolean) => Promise<Result>,
  stop: () => void,
): Promise<{ readonly result: Result; readonly interrupted: boolean }> {
  let interrupted = false;
  const onSignal = (): void => {
    interrupted = true;
    stop();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return { result: await work(() => interrupted), interrupted };
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
