/** Allows bursts, and on average so many requests a second. A page that runs wild must not use up the account's own limits. */
export interface RateLimit {
  /** Takes one permission, if there is one at this moment. */
  take(nowMs: number): boolean;
}

export interface RateLimitOptions {
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket, full at the start. */
export function createRateLimit({ burst, perSecond }: RateLimitOptions): RateLimit {
  let permissions = burst;
  let lastMs: number | undefined;
  return {
    take(nowMs) {
      const elapsedMs = lastMs === undefined ? 0 : Math.max(0, nowMs - lastMs);
      lastMs = nowMs;
      permissions = Math.min(burst, permissions + (elapsedMs * perSecond) / 1000);
      if (permissions < 1) return false;
      permissions -= 1;
      return true;
    },
  };
}
