import { TOOL_MESSAGES, type PollingPlan, type ToolPlan } from '../../compiler';
import type { JsonObject } from '../../json';
import { hintedWaitSeconds, roundHalfEven, type Pace } from '../../model';
import { answerOf, plainContent, pollAnswer, pollingMetadata } from './answerContent';
import { askApproval, giveUp } from './askedPeople';
import { callTask, failOfMap, tell, waited, type CountContext, type Counter, type RoundResult } from './countedTool';

/** One call of a tool, from the router to the end of the iteration. */
export function toolRound(context: CountContext, tool: ToolPlan, mapEnteredMs: number): RoundResult {
  const { polling } = tool;
  switch (polling.mode) {
    case 'none':
    case 'callback':
      return oneCall(context, tool);
    case 'wait-before-call':
      return callThroughModel(context, { tool, polling, mapEnteredMs });
    case 'poll-in-machine':
      return pollInMachine(context, { tool, polling });
  }
}

function oneCall(context: CountContext, tool: ToolPlan): RoundResult {
  const { tape, form } = context;
  const { polling, node } = tool;
  const refused = askApproval(context, tool);
  if (refused !== null || tape.isOver()) return refused;
  const sinceMs = tape.nowMs;
  const result = callTask(context, tool);
  const viaToken = polling.mode === 'callback';
  if (viaToken) waited(context, tool, tape.nowMs - sinceMs);
  if (result.kind === 'over') return null;
  if (result.kind === 'timed-out' && !viaToken) return failedTask(context, tool);
  tape.event();
  if (tape.isOver()) return null;
  if (result.kind === 'returned') return plainContent(answerOf(node.target, result.value, viaToken), form);
  return polling.mode === 'callback'
    ? giveUp(context, tool, () => ({
        status: 'TIMED_OUT',
        message: TOOL_MESSAGES.late(tool.toolName, polling) + TOOL_MESSAGES.lateAdvice,
      }))
    : null;
}

/** Each call of the model is one check; the machine waits before it, and refuses the calls beyond the limit. */
function callThroughModel(
  context: CountContext,
  { tool, polling, mapEnteredMs }: { tool: ToolPlan; polling: WaitPlan; mapEnteredMs: number },
): RoundResult {
  const { tape, counters } = context;
  const { pace } = polling;
  const before = counters.get(tool.toolName) ?? NO_CHECKS;
  const elapsedSeconds = (): number => (before.checks === 0 ? 0 : (tape.enteredMs - before.sinceMs) / 1000);
  const isPast = (): boolean => pace.deadlineSeconds !== null && elapsedSeconds() >= pace.deadlineSeconds;
  const attempt = before.checks + 1;
  if (attempt > pace.maxAttempts || (before.checks > 0 && isPast())) {
    const count = attempt > pace.maxAttempts ? pace.maxAttempts : before.checks;
    const members = limitMembers(tool, { pace, count, advice: TOOL_MESSAGES.refusedAdvice });
    return giveUp(context, tool, () => ({ ...members, elapsed_seconds: roundHalfEven(elapsedSeconds()) }));
  }
  const refused = before.checks === 0 ? askApproval(context, tool) : null;
  if (refused !== null || tape.isOver()) return refused;
  const atOnce = pace.firstCheck === 'at-once' ? 1 : 0;
  const secondsAfter = (waitsDone: number, hintSeconds: number | null, draw?: () => number): number =>
    hintedWaitSeconds(pace, { waitsDone, elapsedSeconds: elapsedSeconds(), hintSeconds, draw });
  const draw = jitterOf(context, pace);
  if (attempt > atOnce) wait(context, tool, () => secondsAfter(attempt - 1 - atOnce, before.hintSeconds, draw));
  const result = callTask(context, tool);
  if (result.kind === 'over') return null;
  const sinceMs = before.checks === 0 ? mapEnteredMs : before.sinceMs;
  if (result.kind === 'timed-out') {
    counters.set(tool.toolName, { checks: attempt, sinceMs, hintSeconds: null });
    return failedTask(context, tool);
  }
  const answer = pollAnswer(answerOf(tool.node.target, result.value, false), {
    status: tool.node.polling.status,
    pace,
    attempt,
    nextCheckSeconds: (hint) =>
      attempt >= pace.maxAttempts || (before.checks > 0 && isPast()) ? null : secondsAfter(attempt - atOnce, hint),
    form: context.form,
  });
  counters.set(
    tool.toolName,
    answer.isOpen ? { checks: attempt, sinceMs, hintSeconds: positive(answer.hintSeconds) } : NO_CHECKS,
  );
  tape.event();
  return tape.isOver() ? null : answer.content;
}

/** The machine waits and checks by itself; the model sees one result. */
function pollInMachine(context: CountContext, { tool, polling }: { tool: ToolPlan; polling: LoopPlan }): RoundResult {
  const { tape } = context;
  const { pace } = polling;
  const refused = askApproval(context, tool);
  if (refused !== null || tape.isOver()) return refused;
  const startedMs = tape.enteredMs;
  const elapsedSeconds = (): number => (tape.enteredMs - startedMs) / 1000;
  const atOnce = pace.firstCheck === 'at-once' ? 1 : 0;
  let hintSeconds: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    if (attempt > atOnce) {
      const at = { waitsDone: attempt - 1 - atOnce, hintSeconds, draw: jitterOf(context, pace) };
      wait(context, tool, () => hintedWaitSeconds(pace, { ...at, elapsedSeconds: elapsedSeconds() }));
    }
    const result = callTask(context, tool);
    if (result.kind === 'over') return null;
    if (result.kind === 'timed-out') return failedTask(context, tool);
    const answer = pollAnswer(answerOf(tool.node.target, result.value, false), {
      status: tool.node.polling.status,
      pace,
      attempt,
      nextCheckSeconds: () => null,
      form: context.form,
    });
    ({ hintSeconds } = answer);
    tape.event();
    tape.pass(); // Check
    if (tape.isOver()) return null;
    if (!answer.isOpen) {
      tape.pass(); // Return Tool Result
      return tape.isOver() ? null : answer.content;
    }
    if (attempt >= pace.maxAttempts || (pace.deadlineSeconds !== null && elapsedSeconds() >= pace.deadlineSeconds)) {
      const members = limitMembers(tool, { pace, count: attempt, advice: TOOL_MESSAGES.stoppedAdvice });
      const last = { last_status: answer.status, last_answer: answer.content };
      return giveUp(context, tool, () => ({ ...members, elapsed_seconds: roundHalfEven(elapsedSeconds()), ...last }));
    }
  }
}

type WaitPlan = PollingPlan & { readonly mode: 'wait-before-call' };
type LoopPlan = PollingPlan & { readonly mode: 'poll-in-machine' };

const NO_CHECKS: Counter = { checks: 0, sinceMs: 0, hintSeconds: null };

/** @param seconds - asked when the Wait is entered. */
function wait(context: CountContext, tool: ToolPlan, seconds: () => number): void {
  const { tape } = context;
  tape.enter();
  if (tape.isOver()) return;
  const sinceMs = tape.nowMs;
  tape.passTime(seconds() * 1000);
  waited(context, tool, tape.nowMs - sinceMs);
  tape.event();
}

function jitterOf({ world }: CountContext, { jitter }: Pace): (() => number) | undefined {
  return jitter === 'full' ? world.random : undefined;
}

/** The Task took too long. */
function failedTask(context: CountContext, { errors }: ToolPlan): RoundResult {
  const { tape } = context;
  if (errors.onFailure === 'fail') return failOfMap(tape);
  tape.event();
  return tell(context, { status: 'TOOL_ERROR', message: TOOL_MESSAGES.failed, error: 'States.Timeout' });
}

function limitMembers(
  { toolName }: ToolPlan,
  { pace, count, advice }: { readonly pace: Pace; readonly count: number; readonly advice: string },
): JsonObject {
  const [before, after] = TOOL_MESSAGES.checked(toolName);
  return {
    status: 'POLLING_LIMIT_REACHED',
    message: `${before}${count}${after}${advice}`,
    polling_metadata: pollingMetadata(pace, count),
  };
}

function positive(hintSeconds: number | null): number | null {
  return hintSeconds !== null && hintSeconds > 0 ? hintSeconds : null;
}
