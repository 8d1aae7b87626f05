import { member } from '../jsonata/path';
import { expression, literal } from '../jsonata/text';
import type { AgentPlan, ModelPlan, OutputPlan } from '../resolve/plan';
import { fieldOf, type LoweredState } from './lowered';

/** After the model: structured output ends the run, too many turns fail it, calls go to the Map, an answer is the end. */
export function lowerCheckToolCalls(plan: AgentPlan, model: ModelPlan): readonly LoweredState[] {
  const { names, outputs } = plan;
  const { id } = model.node;
  const hasCalls = '$count($states.input.function_calls) > 0';
  const limitAt = outputs.length;
  return [
    {
      name: names.checkToolCalls,
      state: {
        Type: 'Choice',
        Choices: [
          ...outputs.map((output) => ({
            Condition: expression(`$exists($states.input.function_calls[${isComplete(output)}])`),
            Next: output.stateName,
          })),
          { Condition: expression(`${hasCalls} and $model_turns >= ${model.turnLimit}`), Next: names.turnLimit },
          { Condition: expression(hasCalls), Next: names.mapToolCalls },
        ],
        Default: names.success,
      },
      nodeId: id,
      fields: [
        ...outputs.map(({ node }, index) => fieldOf(node.id, 'schema', 'Choices', index)),
        fieldOf(id, 'turnLimit', 'Choices', limitAt),
        fieldOf(id, 'turnLimit', 'Choices', limitAt, 'Condition'),
      ],
      ending: false,
    },
    {
      name: names.turnLimit,
      state: {
        Type: 'Fail',
        Error: 'Agent.ModelTurnLimit',
        Cause: expression(
          `'The model asked for more tools after ' & $model_turns & ' turns; the limit is ${model.turnLimit}.'`,
        ),
      },
      nodeId: id,
      fields: [fieldOf(id, 'turnLimit', 'Cause')],
      ending: true,
    },
  ];
}

/** The call names this output and has all members that its schema requires. */
export function isComplete({ node, required }: OutputPlan): string {
  return [`name = ${literal(node.toolName)}`, ...required.map((name) => `$exists(${member('input', name)})`)].join(
    ' and ',
  );
}
