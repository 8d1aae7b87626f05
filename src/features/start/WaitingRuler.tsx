import { secondsOfCheck, waitingSchedule, type PollingSettings } from '../../core/model';
import { Ruler } from '../../ui';

/** Checks of a waiting tool as ticks on a ruler. */
export function WaitingRuler({ polling, width }: { readonly polling: PollingSettings; readonly width: number }) {
  const schedule = waitingSchedule(polling);
  if (schedule === null) return null;
  const seconds = Array.from({ length: schedule.checks }, (_, index) => secondsOfCheck(polling, index + 1) ?? 0);
  return <Ruler ticks={seconds.map((at) => at / (schedule.totalSeconds || 1))} width={width} />;
}
