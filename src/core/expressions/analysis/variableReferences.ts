import type { QueryLanguage } from '../../asl';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { jsonataOf } from '../jsonata/evaluateJsonataTemplate';
import { checkExpression } from './checkExpression';
import { expressionSites } from './expressionSites';

/**
 * Which variables each state of a machine reads, as `DescribeStateMachine` reports it: names sorted, states without any left out, states
 * inside others listed beside them. Takes any JSON; an expression that cannot be read refers to nothing.
 */
export function variableReferences(definition: JsonValue): Readonly<Record<string, readonly string[]>> {
  const references = new Map<string, readonly string[]>();
  collect(definition, 'JSONPath', references);
  return Object.fromEntries(references);
}

function collect(scope: JsonValue, inherited: QueryLanguage, references: Map<string, readonly string[]>): void {
  if (!isJsonObject(scope)) return;
  const queryLanguage = queryLanguageOf(scope, inherited);
  for (const [name, state] of isJsonObject(scope.States) ? Object.entries(scope.States) : []) {
    if (!isJsonObject(state)) continue;
    const variables = variablesOf(state, queryLanguageOf(state, queryLanguage));
    if (variables.length > 0) references.set(name, variables);
    for (const inner of [state.ItemProcessor, state.Iterator])
      if (inner !== undefined) collect(inner, queryLanguage, references);
    if (isJsonArray(state.Branches)) for (const branch of state.Branches) collect(branch, queryLanguage, references);
  }
}

function variablesOf(state: JsonObject, queryLanguage: QueryLanguage): string[] {
  const variables = expressionSites(state, queryLanguage).flatMap(({ kind, text }) => {
    const use = checkExpression(kind, kind === 'jsonata' ? jsonataOf(text) : text);
    return use.ok ? use.value.variables : [];
  });
  return [...new Set(variables)].sort();
}

/** A state's own QueryLanguage, else that of its machine. A Map or Parallel does not hand its own down to the states inside. */
function queryLanguageOf(holder: JsonObject, inherited: QueryLanguage): QueryLanguage {
  return holder.QueryLanguage === 'JSONata' || holder.QueryLanguage === 'JSONPath' ? holder.QueryLanguage : inherited;
}
