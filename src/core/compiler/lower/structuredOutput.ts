import { block, expression, literal } from '../jsonata/text';
import { contentOf, toolResult } from '../jsonata/toolResult';
import type { AgentPlan, OutputPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { isComplete } from './checkToolCalls';
import type { LoweringContext } from './context';
import { fieldOf, type LoweredRule, type LoweredState } from './lowered';

/** Ends the run with the data; every open call of the turn gets a tool_result, so that the conversation can go on later. */
export function lowerStructuredOutput(output: OutputPlan): LoweredState {
  const { node, stateName } = output;
  const name = literal(node.toolName);
  const answer = `$call.name = ${name} ? 'Accepted.' : ${literal(`Not carried out: the run ended with ${node.toolName}.`)}`;
  const results = `[$map($states.input.function_calls, function($call) { {'type': 'tool_result', 'tool_use_id': $call.id, 'name': $call.name, 'content': ${answer}} })]`;
  const data = block(
    `$data := $states.input.function_calls[${isComplete(output)}][0].input`,
    '$exists($data) ? $data : {}',
  );
  return {
    name: stateName,
    state: {
      Type: 'Succeed',
      Output: {
        messages: expression(`[$messages, {'role': 'user', 'content': ${results}}]`),
        structured_output: expression(data),
        success: true,
      },
    },
    nodeId: node.id,
    fields: [fieldOf(node.id, 'schema', 'Output', 'structured_output')],
    ending: true,
  };
}

/** A call that lacks members goes back to the model with their names. */
export function incompleteOutputRule(output: OutputPlan, { plan, form }: LoweringContext): LoweredRule {
  const { node, required } = output;
  const message = TOOL_MESSAGES.incomplete(node.toolName, required);
  return {
    rule: {
      Condition: expression(`$states.input.name = ${literal(node.toolName)}`),
      Output: {
        tool_result: toolResult(
          contentOf(
            [
              ['status', literal('INCOMPLETE')],
              ['message', literal(message)],
            ],
            form,
          ),
        ),
      },
      Next: plan.names.returnToolResult,
    },
    fields: [fieldOf(node.id, 'schema')],
  };
}

/** The plain end: the last answer of the model. */
export function lowerSuccess({ names, endNode, outputs }: AgentPlan): LoweredState {
  const text = "$type($last) = 'string' ? $last : $join([$last[type = 'text'].text], '\\n')";
  return {
    name: names.success,
    state: {
      Type: 'Succeed',
      Output: {
        messages: expression('$messages'),
        output: expression(block('$last := $messages[-1].content', text)),
        // An agent that promises structured output did not deliver it on this way.
        ...(outputs.length === 0 ? {} : { success: false }),
      },
    },
    nodeId: endNode,
    fields: [],
    ending: true,
  };
}
