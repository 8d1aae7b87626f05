/** How much one evaluation may do. Both are counted, not timed, so the same expression stops at the same place everywhere. */
export interface JsonataBudget {
  /** Nodes of the expression evaluated, over all iterations: about a million a second. */
  readonly steps: number;
  /** Nodes evaluated inside one another; recursion without end meets this one first. */
  readonly depth: number;
}
