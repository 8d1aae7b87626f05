import type { JsonObject } from '../../json';
import { expression, plainText } from '../jsonata/text';

/** The framework's request to a person or a remote worker. */
export function personRequest(agentName: string, input: string): JsonObject {
  return {
    tool_name: expression('$states.input.name'),
    tool_use_id: expression('$states.input.id'),
    tool_input: expression(input),
    agent_name: plainText(agentName),
    timestamp: expression('$states.context.State.EnteredTime'),
    context: {
      execution_name: expression('$states.context.Execution.Name'),
      state_machine: expression('$states.context.StateMachine.Name'),
    },
  };
}

export const TASK_TOKEN = expression('$states.context.Task.Token');
