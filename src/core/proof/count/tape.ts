import { MAX_EXPRESS_SECONDS, MAX_HISTORY_EVENTS, MAX_STANDARD_SECONDS } from '../../asl';
import type { ScenarioMetrics } from '../runScenario';

/**
 * Counts what an execution would record while virtual time passes, and ends it where Step Functions would: at event 25,000 of a Standard
 * execution, or when its time is over. Once it has ended nothing counts any more.
 */
export class Tape {
  status: ScenarioMetrics['status'] = 'RUNNING';
  transitions = 0;
  events = 0;
  nowMs: number;
  /** When the State was entered that the run is in. */
  enteredMs: number;
  private readonly maxEvents: number;
  private readonly lastMs: number;

  constructor(start: {
    readonly startMs: number;
    readonly type: 'STANDARD' | 'EXPRESS';
    readonly timeoutSeconds: number | null;
  }) {
    const longest = start.type === 'EXPRESS' ? MAX_EXPRESS_SECONDS : MAX_STANDARD_SECONDS;
    this.nowMs = start.startMs;
    this.enteredMs = start.startMs;
    this.lastMs = start.startMs + Math.min(start.timeoutSeconds ?? longest, longest) * 1000;
    // Only the history of a Standard execution has an end.
    this.maxEvents = start.type === 'EXPRESS' ? Number.POSITIVE_INFINITY : MAX_HISTORY_EVENTS;
    this.event(); // ExecutionStarted
  }

  isOver(): boolean {
    return this.status !== 'RUNNING';
  }

  /** The run comes to a State. */
  enter(): void {
    if (this.isOver()) return;
    this.transitions += 1;
    this.enteredMs = this.nowMs;
    this.event();
  }

  /** A State that takes no time: entered and exited. */
  pass(): void {
    this.enter();
    this.event();
  }

  event(count = 1): void {
    if (this.isOver()) return;
    const room = this.maxEvents - 1 - this.events;
    this.events += Math.min(count, room);
    // The event that would be the last is ExecutionFailed instead.
    if (count > room) this.end('FAILED');
  }

  /** Lets time pass; what is due at the very last moment still happens. */
  passTime(milliseconds: number): void {
    if (this.isOver()) return;
    if (this.nowMs + milliseconds > this.lastMs) {
      this.nowMs = this.lastMs;
      this.end('TIMED_OUT');
      return;
    }
    this.nowMs += milliseconds;
  }

  end(status: ScenarioMetrics['status']): void {
    if (this.isOver()) return;
    this.events += 1;
    this.status = status;
  }
}
