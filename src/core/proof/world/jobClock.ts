import { toolsOf, type AgentDocument } from '../../model';
import type { JobWorld, Scenario } from '../scenario/scenario';

/** Knows when each job ends: a number of seconds after whatever starts it. */
export class JobClock {
  private readonly startsMs = new Map<string, number>();
  private readonly watchers = new Map<string, string[]>();

  constructor(document: AgentDocument, scenario: Scenario) {
    const tools = new Set(toolsOf(document).map(({ toolName }) => toolName));
    for (const [watcher, { startedBy }] of Object.entries(scenario.jobs)) {
      if (startedBy === null || !tools.has(startedBy)) continue;
      this.watchers.set(startedBy, [...(this.watchers.get(startedBy) ?? []), watcher]);
    }
  }

  /** A tool has answered, and with it started the jobs that wait for it. */
  answered(toolName: string, atMs: number): void {
    for (const watcher of this.watchers.get(toolName) ?? []) this.startsMs.set(watcher, atMs);
  }

  /** When the job of a watching tool ends; null: never. Its first call starts a job nothing has started. */
  endOf(toolName: string, { durationSeconds }: JobWorld, atMs: number): number | null {
    const startMs = this.startsMs.get(toolName) ?? atMs;
    this.startsMs.set(toolName, startMs);
    return durationSeconds === null ? null : startMs + durationSeconds * 1000;
  }
}
