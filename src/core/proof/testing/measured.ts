import { NO_USAGE } from '../../cost';
import type { SweepPoint, WayResult } from '../compareWays';
import type { Lateness } from '../lateness';
import type { ScenarioMetrics } from '../runScenario';
import type { WayId } from '../waysOfWaiting';

/** A way of waiting as if it had been run, for tests; what is not given is nothing. */
export function way(
  id: WayId,
  {
    modelTurns = 0,
    usd = 0,
    status = 'SUCCEEDED',
    ...given
  }: Partial<WayResult> & {
    readonly modelTurns?: number;
    readonly usd?: number;
    readonly status?: ScenarioMetrics['status'];
  } = {},
): WayResult {
  return { id, label: id, assumption: 'As assumed.', ...measured({ modelTurns, usd, status }), ...given };
}

/** A point of a sweep that sees the end so many seconds late on average; null: never. */
export function sweepPoint(intervalSeconds: number, averageSeconds: number | null, usd: number): SweepPoint {
  const lateness: Lateness | null =
    averageSeconds === null
      ? null
      : { seconds: averageSeconds, averageSeconds, gapSeconds: intervalSeconds, intoGapSeconds: 1, callSeconds: 0.4 };
  return {
    intervalSeconds,
    ...measured({ modelTurns: 5, usd, status: 'SUCCEEDED' }),
    lateness,
    noticedAfterSeconds: averageSeconds,
  };
}

function measured({
  modelTurns,
  usd,
  status,
}: {
  readonly modelTurns: number;
  readonly usd: number;
  readonly status: ScenarioMetrics['status'];
}): Omit<WayResult, 'id' | 'label' | 'assumption'> {
  return {
    callsInWindow: 0,
    calls: 0,
    statusCalls: 0,
    window: [],
    noticedAfterSeconds: null,
    lateness: null,
    gaveUp: false,
    metrics: {
      status,
      virtualSeconds: 0,
      modelTurns,
      transitions: 0,
      events: 0,
      largestRequestBytes: 0,
      usage: NO_USAGE,
      tools: {},
    },
    costPerThousandRuns: { lines: [], totalUsd: usd },
  };
}
