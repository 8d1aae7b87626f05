/**
 * Where AWS itself changed what a history or the Context Object holds. A recording can only be compared with the service as it was on that
 * day, so a run may name the day; without one it is the service of today. Each entry: since when, bounded by recordings before and after.
 */
export interface AwsBehavior {
  /** `Execution.RedriveCount` in the Context Object. Absent in recordings of 2023-10-24, there from 2024-09-11 on. */
  readonly hasRedriveCount: boolean;
  /**
   * `MapStateExited` of a distributed Map links to `MapRunStarted`; before, to `MapRunSucceeded`. Changed between 2024-06-19 and 2024-11-14.
   */
  readonly mapExitLinksToRunStart: boolean;
  /**
   * `EvaluationFailed` links to the event the state was entered with; before, to the one before it. Changed between 2024-11-21 and 2024-12-27.
   */
  readonly evaluationLinksToEntry: boolean;
  /**
   * A distributed Map iterates over the members of an object as well, and its Context Object names the `Source` of an item. Announced for
   * 2025-09-18; an inline Map still refused an object on 2025-12-03.
   */
  readonly distributesObjects: boolean;
}

/** Behaviour on a day (`2024-11-18`), or today's. */
export function awsBehavior(day: string | undefined): AwsBehavior {
  const since = (change: string): boolean => day === undefined || day >= change;
  return {
    hasRedriveCount: since('2023-11-15'),
    mapExitLinksToRunStart: since('2024-10-01'),
    evaluationLinksToEntry: since('2024-12-01'),
    distributesObjects: since('2025-09-18'),
  };
}
