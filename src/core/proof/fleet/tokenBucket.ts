/** Requests of one second after the other against a bucket that is full to begin with. */
export interface TokenBucket {
  /** What it has refused so far. */
  readonly refused: number;
  take(wanted: number): void;
  /** So many seconds without a request. */
  rest(seconds: number): void;
}

/** @see Step Functions quotas: bucket size and refill rate per second */
export function tokenBucket(refill: number, size: number): TokenBucket {
  let tokens = size;
  let refused = 0;
  return {
    get refused() {
      return refused;
    },
    rest(seconds) {
      tokens = Math.min(size, tokens + seconds * refill);
    },
    take(wanted) {
      refused += Math.max(0, wanted - tokens);
      tokens = Math.min(size, Math.max(0, tokens - wanted) + refill);
    },
  };
}
