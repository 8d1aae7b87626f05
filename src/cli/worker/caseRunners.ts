import { variableReferences } from '../../core/expressions';
import type { JsonObject } from '../../core/json';
import { firstDifference, testStateCaseRunner, type CaseRunner, type ConformanceCase } from '../../core/simulator';
import { createStateMachineError, jsonProblem, validateStateMachineDefinition } from '../../core/validator';

/** Runners of the kinds of cases that are no executions. */
export const caseRunners: Readonly<Record<string, CaseRunner>> = {
  createStateMachine: compared(createStateMachine),
  validateStateMachineDefinition: compared(validateDefinition),
  testState: testStateCaseRunner({
    validateDefinition: (machine) =>
      createStateMachineError(typeof machine === 'string' ? machine : JSON.stringify(machine), 'STANDARD'),
    jsonProblem,
  }),
  variableReferences: compared(({ source }) => ({ variableReferences: variableReferences(source.definition ?? null) })),
};

/** A runner of something that answers at once: what it produced must match all that was recorded. */
function compared(produce: (source: ConformanceCase) => JsonObject): CaseRunner {
  return (source) => {
    const produced = produce(source);
    const difference = firstDifference(source.expected, produced);
    const passed = difference === undefined;
    return Promise.resolve({ passed, produced, ...(passed ? {} : { firstDifference: difference }) });
  };
}

function createStateMachine({ source }: ConformanceCase): JsonObject {
  const error = createStateMachineError(definitionText(source), typeOf(source));
  return error === undefined ? {} : { ...error };
}

function validateDefinition({ source }: ConformanceCase): JsonObject {
  const { result, diagnostics, truncated } = validateStateMachineDefinition(definitionText(source), {
    type: typeOf(source),
  });
  return { result, diagnostics: diagnostics.map((each) => ({ ...each })), truncated };
}

function definitionText({ definitionText: text, definition }: JsonObject): string {
  return typeof text === 'string' ? text : JSON.stringify(definition ?? null);
}

function typeOf({ type }: JsonObject): 'STANDARD' | 'EXPRESS' {
  return type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}
