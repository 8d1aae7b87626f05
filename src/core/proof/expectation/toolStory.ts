import { formatDuration, type GiveUp } from '../../model';
import type { JudgedRun } from './judgedRun';
import { counted } from './describeExpectation';

/** How the watching of a job went in a run. */
export interface ToolStory {
  readonly checks: number;
  readonly gaveUp: boolean;
  /** What followed after the last check of a tool that gave up; empty: it did not, or nothing did. */
  readonly then: readonly GiveUp[];
  /** In words, to follow the name of the tool: `gave up after 20 checks and told the model`. */
  readonly text: string;
}

export function toolStory(run: JudgedRun, tool: string): ToolStory {
  const metrics = run.metrics.tools[tool];
  const checks = metrics?.calls ?? 0;
  if (metrics === undefined || checks === 0) return { checks, gaveUp: false, then: [], text: 'was not called' };
  if (!Object.hasOwn(run.scenario.jobs, tool)) {
    return { checks, gaveUp: false, then: [], text: `watches no job; ${counted(checks, 'call')}` };
  }
  if (!metrics.gaveUp) {
    const late = metrics.noticedAfterSeconds;
    const lateness = late === null ? '' : `, ${formatDuration(Math.round(late * 10) / 10)} late`;
    return { checks, gaveUp: false, then: [], text: `saw the end after ${counted(checks, 'check')}${lateness}` };
  }
  const then = whatFollowed(run, tool);
  const [first] = then;
  const rest = first === undefined ? '' : FOLLOWED[first];
  return { checks, gaveUp: true, then, text: `gave up after ${counted(checks, 'check')}${rest}` };
}

const FOLLOWED: Readonly<Record<GiveUp, string>> = {
  human: ' and asked a person',
  'tell-model': ' and told the model',
  fail: ', and the run failed',
};

function whatFollowed({ calls, result }: JudgedRun, tool: string): GiveUp[] {
  const last = calls.findLastIndex((call) => call.kind === 'tool' && call.tool === tool);
  const after = calls.slice(last + 1);
  const then: GiveUp[] = [];
  if (after.some((call) => call.kind === 'person' && call.tool === tool)) then.push('human');
  if (after.some((call) => call.kind === 'model' && call.settled.includes(tool))) then.push('tell-model');
  if (result.status === 'FAILED') then.push('fail');
  return then;
}
