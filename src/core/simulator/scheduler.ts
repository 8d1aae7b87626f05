/** A piece of work of an execution. Only JSONata makes it asynchronous. */
export interface Job {
  run(): void | Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly rank: number;
  readonly order: number;
  readonly job: Job;
}

/**
 * The virtual clock. Work that is due now is done in the order it was asked for; only when none is left does time move, to the next
 * timer, and it never goes back. All timers of that instant become due together, so what they cause comes after all of them.
 */
export class Scheduler {
  nowMs: number;
  private ready: Job[] = [];
  private head = 0;
  private readonly timers: Timer[] = [];
  private order = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  soon(job: Job): void {
    this.ready.push(job);
  }

  /**
   * Runs the job at a virtual time; a time in the past means now, after what is already due. Of those due together, the lower rank comes first,
   * else who asked first.
   */
  at(atMs: number, job: Job, rank = 0): void {
    if (atMs <= this.nowMs) {
      this.soon(job);
      return;
    }
    const timer: Timer = { atMs, rank, order: this.order++, job };
    let index = this.timers.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.timers[parent];
      if (above === undefined || !isBefore(timer, above)) break;
      this.timers[index] = above;
      index = parent;
    }
    this.timers[index] = timer;
  }

  /** The next job, or nothing when the execution waits for something that will never come. Moves the clock. */
  take(): Job | undefined {
    if (this.head === this.ready.length) {
      this.ready.length = 0;
      this.head = 0;
      this.moveToNextInstant();
    } else if (this.head > 4_096) {
      this.ready = this.ready.slice(this.head);
      this.head = 0;
    }
    return this.ready[this.head++];
  }

  /** Time of the next timer when nothing is due now. */
  get nextTimerMs(): number | undefined {
    return this.head < this.ready.length ? undefined : this.timers[0]?.atMs;
  }

  private moveToNextInstant(): void {
    const first = this.timers[0];
    if (first === undefined) {
      this.head = 0;
      return;
    }
    this.nowMs = first.atMs;
    while (this.timers[0]?.atMs === this.nowMs) {
      const timer = this.removeFirstTimer();
      if (timer !== undefined) this.ready.push(timer.job);
    }
  }

  private removeFirstTimer(): Timer | undefined {
    const first = this.timers[0];
    const last = this.timers.pop();
    if (first === undefined || last === undefined || this.timers.length === 0) return first;
    let index = 0;
    for (;;) {
      let at = 2 * index + 1;
      let child = this.timers[at];
      if (child === undefined) break;
      const right = this.timers[at + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        at++;
      }
      if (!isBefore(child, last)) break;
      this.timers[index] = child;
      index = at;
    }
    this.timers[index] = last;
    return first;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  return a.rank === b.rank ? a.order < b.order : a.rank < b.rank;
}
