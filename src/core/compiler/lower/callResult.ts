import type { Catcher } from '../../asl';
import type { JsonObject } from '../../json';
import { outcomeMembers } from '../jsonata/counter';
import { expression, literal } from '../jsonata/text';
import { CAUGHT_ERROR, contentOf, toolResult } from '../jsonata/toolResult';
import type { ToolPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import type { LoweringContext } from './context';

/** Members of a message to the model, by name; values are JSONata. */
export type Members = readonly (readonly [name: string, value: string])[];

/**
 * What one iteration of the Map answers when the machine itself speaks: a tool_result made of members, and for a tool whose checks are
 * counted how this one ended.
 */
export function callResult(
  { form }: LoweringContext,
  tool: ToolPlan,
  { members, outcome }: { readonly members: Members; readonly outcome: 'refused' | 'error' },
): JsonObject {
  return { tool_result: toolResult(contentOf(members, form)), ...outcomeTemplate(tool, literal(outcome)) };
}

/** The `polling` member of an iteration's answer as a template; nothing for a tool whose checks are not counted. */
export function outcomeTemplate(tool: ToolPlan, outcome: string): JsonObject {
  const { polling, toolName } = tool;
  if (polling.mode !== 'wait-before-call') return {};
  const members = outcomeMembers({ toolName, polling }, outcome).map(([name, value]) => [name, templateOf(value)]);
  return { polling: Object.fromEntries(members) as JsonObject };
}

/** A Catcher that tells the model; it accepts any error, a null Error and a null Cause. */
export function tellingCatcher(
  context: LoweringContext,
  tool: ToolPlan,
  caught: {
    readonly errors: readonly string[];
    readonly status: string;
    readonly message: string;
    readonly outcome: 'refused' | 'error';
  },
): Catcher {
  const members: Members = [['status', literal(caught.status)], ['message', literal(caught.message)], ...CAUGHT_ERROR];
  return {
    ErrorEquals: caught.errors,
    Output: callResult(context, tool, { members, outcome: caught.outcome }),
    Next: context.plan.names.returnToolResult,
  };
}

/** What happens when the tool's Task has failed for good; none: the execution fails with the Task's own error. */
export function failureCatchers(context: LoweringContext, tool: ToolPlan): readonly Catcher[] {
  if (tool.errors.onFailure === 'fail') return [];
  const message = TOOL_MESSAGES.failed;
  return [tellingCatcher(context, tool, { errors: ['States.ALL'], status: 'TOOL_ERROR', message, outcome: 'error' })];
}

/** A JSONata value in a template: a text literal without quotes needs no expression. */
function templateOf(value: string): string {
  const simple = /^'([^'\\{}]+)'$/.exec(value)?.[1];
  return simple ?? expression(value);
}
