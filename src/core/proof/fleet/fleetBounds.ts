/** What a number of a fleet may be. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The same on the screen and on the command line. */
export const FLEET_BOUNDS = {
  runs: { least: 1, most: 100_000_000 },
  /** All runs start within a day. */
  windowSeconds: { least: 1, most: 86_400 },
  /** Ten days; a fleet looks as far as its last run goes. */
  jobSeconds: { least: 0, most: 864_000 },
  sigma: { least: 0.01, most: 3 },
  quota: { least: 1, most: 10_000_000 },
} as const satisfies Readonly<Record<string, Bounds>>;

export function isWithin(value: number, { least, most }: Bounds): boolean {
  return value >= least && value <= most;
}
