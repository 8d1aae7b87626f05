import { answerBindings, plainContent } from '../jsonata/answer';
import { block, expression } from '../jsonata/text';
import { toolResult } from '../jsonata/toolResult';
import type { ToolPlan } from '../resolve/plan';
import { failureCatchers } from './callResult';
import type { LoweringContext } from './context';
import { fieldOf, type LoweredState } from './lowered';
import { targetTask } from './targetTask';

/** A tool that answers at once: one Task whose answer becomes the tool_result. */
export function lowerPlainTool(tool: ToolPlan, context: LoweringContext): readonly LoweredState[] {
  const { fields, origins } = targetTask({ tool, context, pollingMetadata: null, input: '$states.input.input' });
  const catchers = failureCatchers(context, tool);
  const content = block(...answerBindings(tool.node.target, false), plainContent(context.form));
  return [
    {
      name: tool.names.execute,
      state: {
        Type: 'Task',
        ...fields,
        ...(catchers.length === 0 ? {} : { Catch: catchers }),
        Output: { tool_result: toolResult(expression(content)) },
        End: true,
      },
      nodeId: tool.node.id,
      fields: [...origins, fieldOf(tool.node.id, 'errors.onFailure', 'Catch')],
      ending: false,
    },
  ];
}
