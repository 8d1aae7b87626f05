import type { AgentDocument } from './agentDocument';
import type { NodeId } from './ids';
import { nearestWhole, paceOf, waitSeconds, type Pace } from './pace';
import { modelOf, nodeOf } from './queries';
import { MAX_EVENTS_OF_RUN, runCosts, sum, times, type Cost, type RunCosts } from './stateCosts';
import type { ToolNode } from './toolNode';

/** What a run costs in which the model calls one tool until its job is done, and then answers. */
export interface WaitEstimate {
  /** Seconds spent in Wait states, or waiting for a callback. */
  readonly waitingSeconds: number;
  readonly checks: number;
  readonly modelTurns: number;
  /** States entered. */
  readonly transitions: number;
  /** Entries of `GetExecutionHistory`. */
  readonly events: number;
  /** Seconds from the end of the job until its result was back in the machine; null: it never was. */
  readonly noticedAfterSeconds: number | null;
  /** The tool ran out of attempts or time, the model out of turns, or the run out of history. */
  readonly gaveUp: boolean;
}

/** The job behind the tool and how long things take. */
export interface JobTiming {
  /** Seconds from the first call until the job is done; Infinity: it never is. */
  readonly jobSeconds: number;
  readonly secondsPerTurn: number;
  readonly secondsPerCall: number;
}

/**
 * What waiting with one tool costs, by closed formulas of the machine the compiler makes. Nothing is retried, nobody rejects, a person
 * decides at once and stops; jitter and hints are left out. The run has this one tool call at a time.
 *
 * @returns null if there is no such tool, or no model to call it.
 */
export function estimateWait(document: AgentDocument, toolId: NodeId, job: JobTiming): WaitEstimate | null {
  const tool = nodeOf(document, toolId);
  const model = modelOf(document);
  if (tool?.kind !== 'tool' || model === undefined) return null;
  const costs = runCosts(document, tool);
  const turnLimit = nearestWhole(model.turnLimit, { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 1 });
  const watch = watchOf(tool, costs, { job, turnLimit });
  // A run that fails on giving up never gets back to the model.
  const unheard = watch.end === 'gave-up' && tool.polling.onGiveUp === 'fail' ? 1 : 0;
  return {
    waitingSeconds: watch.waitingSeconds,
    checks: watch.checks,
    modelTurns: watch.modelTurns - unheard,
    noticedAfterSeconds: watch.noticedAfterSeconds,
    gaveUp: watch.end !== 'answered',
    ...costOf(tool, costs, watch),
  };
}

/** How one job was watched. */
interface Watch {
  readonly waits: number;
  readonly waitingSeconds: number;
  readonly checks: number;
  readonly modelTurns: number;
  readonly noticedAfterSeconds: number | null;
  readonly end: 'answered' | 'gave-up' | 'turn-limit' | 'history-full';
}

interface Bounds {
  readonly job: JobTiming;
  readonly turnLimit: number;
}

function watchOf(tool: ToolNode, costs: RunCosts, bounds: Bounds): Watch {
  const { polling } = tool;
  switch (polling.mode) {
    case 'none':
      return throughModel(null, bounds, eventsLeft(costs, sum(costs.round, costs.call)));
    case 'wait-before-call':
      return throughModel(paceOf(polling).pace, bounds, eventsLeft(costs, sum(costs.round, costs.wait, costs.call)));
    case 'poll-in-machine':
      return inMachine(paceOf(polling).pace, bounds, eventsLeft(costs, sum(costs.wait, costs.call, costs.check)));
    case 'callback':
      return byCallback(polling.callback.timeoutSeconds, bounds);
  }
}

/** Checks the history has room for. */
function eventsLeft({ start, answer }: RunCosts, perCheck: Cost): number {
  return Math.floor((MAX_EVENTS_OF_RUN - start.events - answer.events) / perCheck.events);
}

/** Each check is a turn of the model; without a pace nothing waits in between. */
function throughModel(pace: Pace | null, { job, turnLimit }: Bounds, room: number): Watch {
  const at = { now: 0, waits: 0, waitingSeconds: 0, checks: 0 };
  const ended = (end: Watch['end'], moreTurns: number, noticed: number | null = null): Watch => ({
    ...at,
    modelTurns: at.checks + moreTurns,
    noticedAfterSeconds: noticed,
    end,
  });
  for (;;) {
    if (at.checks + 1 >= turnLimit) return ended('turn-limit', 1);
    if (at.checks >= room) return ended('history-full', 0);
    // One turn for the refused call, one for what the model says to it.
    if (pace !== null && isExhausted(pace, at.checks, at.now))
      return ended(at.checks + 2 > turnLimit ? 'turn-limit' : 'gave-up', 2);
    if (pace !== null) waitBeforeCheck(pace, at);
    const answeredAt = at.now + job.secondsPerCall;
    at.checks += 1;
    if (at.now >= job.jobSeconds) return ended('answered', 1, answeredAt - job.jobSeconds);
    at.now = answeredAt + job.secondsPerTurn;
  }
}

/** One call of the model; the machine waits and checks inside it. */
function inMachine(pace: Pace, { job, turnLimit }: Bounds, room: number): Watch {
  const at = { now: 0, waits: 0, waitingSeconds: 0, checks: 0 };
  const ended = (end: Watch['end'], modelTurns: number, noticed: number | null = null): Watch => ({
    ...at,
    modelTurns,
    noticedAfterSeconds: noticed,
    end,
  });
  if (turnLimit < 2) return ended('turn-limit', 1);
  for (;;) {
    if (at.checks >= room) return ended('history-full', 1);
    waitBeforeCheck(pace, at);
    const seen = at.now >= job.jobSeconds;
    at.now += job.secondsPerCall;
    at.checks += 1;
    if (seen) return ended('answered', 2, at.now - job.jobSeconds);
    if (isExhausted(pace, at.checks, at.now)) return ended('gave-up', 2);
  }
}

/** No check at all: the job reports its own end. */
function byCallback(timeoutSeconds: number, { job, turnLimit }: Bounds): Watch {
  if (turnLimit < 2) {
    return { waits: 0, waitingSeconds: 0, checks: 0, modelTurns: 1, noticedAfterSeconds: null, end: 'turn-limit' };
  }
  const inTime = job.jobSeconds < timeoutSeconds;
  return {
    waits: 0,
    waitingSeconds: inTime ? job.jobSeconds : timeoutSeconds,
    checks: 0,
    modelTurns: 2,
    noticedAfterSeconds: inTime ? 0 : null,
    end: inTime ? 'answered' : 'gave-up',
  };
}

function waitBeforeCheck(pace: Pace, at: { now: number; waits: number; waitingSeconds: number; checks: number }): void {
  if (at.checks === 0 && pace.firstCheck === 'at-once') return;
  const seconds = waitSeconds(pace, at.waits, at.now);
  at.now += seconds;
  at.waitingSeconds += seconds;
  at.waits += 1;
}

function isExhausted({ maxAttempts, deadlineSeconds }: Pace, checks: number, elapsed: number): boolean {
  return checks >= maxAttempts || (checks > 0 && deadlineSeconds !== null && elapsed >= deadlineSeconds);
}

function costOf(tool: ToolNode, costs: RunCosts, watch: Watch): Cost {
  const spent = sum(costs.start, workOf(tool, costs, watch), endOf(tool, costs, watch));
  return { ...spent, events: Math.min(spent.events, MAX_EVENTS_OF_RUN) };
}

/** The rounds in which the tool was asked. */
function workOf(tool: ToolNode, costs: RunCosts, { checks, waits, modelTurns }: Watch): Cost {
  const waited = times(waits, costs.wait);
  switch (tool.polling.mode) {
    case 'none':
      return times(checks, sum(costs.round, costs.approval, costs.call));
    case 'wait-before-call':
      // A person is asked about the first check only.
      return sum(times(checks, sum(costs.round, costs.call)), waited, times(Math.min(checks, 1), costs.approval));
    case 'poll-in-machine': {
      const asked = sum(costs.round, costs.approval, costs.returnResult);
      return sum(times(checks, sum(costs.call, costs.check)), waited, times(Math.min(modelTurns - 1, 1), asked));
    }
    case 'callback':
      return times(Math.min(modelTurns - 1, 1), sum(costs.round, costs.approval, costs.call));
  }
}

function endOf({ polling }: ToolNode, costs: RunCosts, { end }: Watch): Cost {
  switch (end) {
    case 'answered':
      return costs.answer;
    case 'turn-limit':
      return costs.failAtTop;
    case 'history-full':
      return { transitions: 0, events: MAX_EVENTS_OF_RUN };
    case 'gave-up':
      return giveUpCost(polling, costs);
  }
}

/** Through the model a refused call is a round of its own; a loop or a callback gives up in the round it runs in. */
function giveUpCost({ mode, onGiveUp }: ToolNode['polling'], costs: RunCosts): Cost {
  const refusedRound = mode === 'wait-before-call' ? costs.round : times(0, costs.round);
  const alreadyReturned = mode === 'poll-in-machine' ? times(-1, costs.returnResult) : times(0, costs.returnResult);
  switch (onGiveUp) {
    case 'tell-model':
      return sum(refusedRound, alreadyReturned, costs.returnResult, costs.answer);
    case 'fail':
      return sum(refusedRound, alreadyReturned, costs.failInMap);
    case 'human':
      return sum(
        refusedRound,
        alreadyReturned,
        costs.decision,
        mode === 'poll-in-machine' ? costs.returnResult : times(0, costs.returnResult),
        costs.answer,
      );
  }
}
