import type { AgentPlan, ToolPlan } from '../../compiler';
import type { JsonObject, JsonValue } from '../../json';
import { toolResource } from '../../compiler';
import { taskTarget } from '../../simulator';
import { callTool, type ToolContext } from '../world/callTool';
import { messageContent, type ContentForm } from './answerContent';
import { taskStep, type TaskResult } from './taskStep';
import type { Tape } from './tape';

/** What the rounds of all tools share. */
export interface CountContext {
  readonly tape: Tape;
  readonly plan: AgentPlan;
  readonly form: ContentForm;
  readonly world: ToolContext;
  /** Tools that are counted through the model, by name. */
  readonly counters: Map<string, Counter>;
  /** Milliseconds in Wait states, or for a callback, by tool. */
  readonly waitedMs: Map<string, number>;
}

/** The variables of a tool that is polled through the model. */
export interface Counter {
  readonly checks: number;
  readonly sinceMs: number;
  readonly hintSeconds: number | null;
}

/** Content of the tool_result a call ends in; null: the run has ended. */
export type RoundResult = JsonValue | null;

/** A tool that polls is called a thousand times. */
const targets = new WeakMap<ToolPlan, ReturnType<typeof taskTarget>>();

function targetOf(tool: ToolPlan): ReturnType<typeof taskTarget> {
  const target = targets.get(tool) ?? taskTarget(toolResource(tool));
  targets.set(tool, target);
  return target;
}

/** The Task of the tool, but for its exit. */
export function callTask({ tape, world }: CountContext, tool: ToolPlan): TaskResult {
  const target = targetOf(tool);
  const { timeoutSeconds, heartbeatSeconds } = tool.times;
  return taskStep(tape, {
    target,
    timeoutSeconds,
    heartbeatSeconds,
    ask: () => callTool(tool.node, { target, request: {}, atMs: tape.nowMs }, world),
  });
}

/** The Task is caught: it is exited, and the shared way out hands on what the machine says. */
export function tell({ tape, form }: CountContext, members: JsonObject): RoundResult {
  tape.pass(); // Return Tool Result
  return tape.isOver() ? null : messageContent(members, form);
}

/** A Fail state inside of the Map. */
export function failInMap({ tape }: CountContext): RoundResult {
  tape.enter();
  failOfMap(tape);
  return null;
}

/** A State inside of the Map has failed, and with it the iteration, the Map and the run. */
export function failOfMap(tape: Tape): null {
  tape.event(2);
  tape.end('FAILED');
  return null;
}

export function waited({ waitedMs }: CountContext, { toolName }: ToolPlan, milliseconds: number): void {
  waitedMs.set(toolName, (waitedMs.get(toolName) ?? 0) + milliseconds);
}
