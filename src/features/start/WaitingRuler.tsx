import { checkSchedule, type PollingSettings } from '../../core/model';
import { Ruler } from '../../ui';

/** Checks of a waiting tool as ticks on a ruler. */
export function WaitingRuler({ polling, width }: { readonly polling: PollingSettings; readonly width: number }) {
  const schedule = checkSchedule(polling);
  if (schedule === null) return null;
  return <Ruler ticks={schedule.checksAtSeconds.map((at) => at / (schedule.giveUpAtSeconds || 1))} width={width} />;
}
