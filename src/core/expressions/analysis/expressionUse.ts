/** What an expression reads and calls; lists are sorted and without repetition. */
export interface ExpressionUse {
  /** Variables by name without `$`; those an expression binds for itself do not count. */
  readonly variables: readonly string[];
  /** Functions by name: `States.Format` of a JSONPath state; `sum`, without `$`, of JSONata. */
  readonly functions: readonly string[];
  /** Members of `$states` that are read: `input`, `result`, …; `*` stands for `$states` as a whole. JSONata only. */
  readonly statesFields: readonly string[];
  /** Members of the Context Object that are read: `Execution`, `Map`, …; `*` stands for the whole. */
  readonly contextFields: readonly string[];
  /** Names read from the input of the expression itself, which AWS refuses: `phone`, `$`, `$$`. JSONata only. */
  readonly rootReferences: readonly string[];
}

/** Gathers uses while an expression is walked. */
export interface UseCollector {
  readonly variables: Set<string>;
  readonly functions: Set<string>;
  readonly statesFields: Set<string>;
  readonly contextFields: Set<string>;
}

export function useCollector(): UseCollector {
  return { variables: new Set(), functions: new Set(), statesFields: new Set(), contextFields: new Set() };
}

export function collectedUse(collector: UseCollector, rootReferences: readonly string[] = []): ExpressionUse {
  return {
    variables: [...collector.variables].sort(),
    functions: [...collector.functions].sort(),
    statesFields: [...collector.statesFields].sort(),
    contextFields: [...collector.contextFields].sort(),
    rootReferences,
  };
}
