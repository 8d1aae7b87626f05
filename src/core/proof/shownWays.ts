import type { PollingSettings } from '../model';
import type { WayResult } from './compareWays';
import { settingsOfWay } from './waysOfWaiting';

/** The rows of a comparison, and the one that is how the agent is set now. */
export interface ShownWays {
  readonly rows: readonly WayResult[];
  readonly chosen: WayResult | undefined;
}

/**
 * Own settings stand in a row of their own only if they come to something else than the way they follow: where no limit bites, both are one.
 *
 * @param ways - as far as they have been run.
 */
export function shownWays(ways: readonly WayResult[], polling: PollingSettings): ShownWays {
  const own = ways.find(({ id }) => id === 'own');
  const followed = ways.filter(({ id }) => settingsOfWay(id, polling)?.mode === polling.mode);
  if (own === undefined) return { rows: ways, chosen: followed[0] };
  const twin = followed.find((way) => cameToTheSame(way, own));
  if (twin === undefined) return { rows: ways, chosen: own };
  return { rows: ways.filter((way) => way !== own), chosen: twin };
}

function cameToTheSame(a: WayResult, b: WayResult): boolean {
  return (
    a.calls === b.calls &&
    a.noticedAfterSeconds === b.noticedAfterSeconds &&
    a.metrics.status === b.metrics.status &&
    a.metrics.modelTurns === b.metrics.modelTurns &&
    a.metrics.transitions === b.metrics.transitions &&
    a.metrics.events === b.metrics.events
  );
}
