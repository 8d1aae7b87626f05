import {
  attemptsProblem,
  checkSchedule,
  formatDuration,
  groupThousands,
  intervalProblem,
  type PollingSettings,
} from '../../../core/model';
import { Chip, Icon, Ruler } from '../../../ui';
import { labels } from '../labels';

/** How a tool waits, on its face: the interval, a tick for each check, how many. */
export function WaitRow({ polling, width }: { readonly polling: PollingSettings; readonly width: number }) {
  if (polling.mode === 'callback') {
    const timeout = formatDuration(polling.callback.timeoutSeconds);
    return (
      <div className="wait">
        <Chip tone="time">
          <Icon name="dial" small />
          {timeout}
        </Chip>
        <span className="wait-line" />
        <span>callback</span>
      </div>
    );
  }
  const badInterval = intervalProblem(polling.polling_interval) !== null;
  const badAttempts = attemptsProblem(polling.max_polling_attempts) !== null;
  const interval = polling.polling_interval === null ? 'no interval' : formatDuration(polling.polling_interval);
  const schedule = checkSchedule(polling);
  const attempts =
    polling.max_polling_attempts === null
      ? labels.noLimit
      : `${groupThousands(schedule?.checks ?? polling.max_polling_attempts)} ×`;
  return (
    <div className="wait">
      <Chip tone={badInterval ? 'danger' : 'time'}>
        <Icon name="dial" small />
        {interval}
      </Chip>
      {schedule === null ? (
        <span className="wait-line bad" />
      ) : (
        <Ruler ticks={ticksOf(schedule.checksAtSeconds)} width={rulerWidth(width, interval, attempts)} />
      )}
      <span className={badAttempts ? 'bad' : undefined}>{attempts}</span>
    </div>
  );
}

/** As many as a ruler draws one by one, and one more, which makes it a band. */
const MAX_TICKS = 25;

/** When each check comes, as a part of the whole schedule. */
function ticksOf(checksAtSeconds: readonly number[]): number[] {
  const times = checksAtSeconds.slice(0, MAX_TICKS);
  const end = times.at(-1) ?? 0;
  return times.map((time) => (end === 0 ? 0 : time / end));
}

/** What the chip and the number leave; text is about 6 px a character at 11 px. */
function rulerWidth(nodeWidth: number, interval: string, attempts: string): number {
  return Math.max(24, Math.floor(nodeWidth - 20 - (30 + 6 * interval.length) - 6 * attempts.length - 20));
}
