/** Sizes and distances of the Agent view. @see look, “Nodes” */
export interface AgentMeasures {
  readonly tool: { readonly width: number; readonly height: number; readonly gap: number };
  /** The row of a waiting tool under its hairline: chip, ruler, attempts. */
  readonly waitRow: number;
  /** From the top of a tool to its port: in the middle of its head. */
  readonly toolPort: number;
  /** From the top of a waiting tool to the port of its give-up path: in the middle of the wait row. */
  readonly giveUpPort: number;
  /** From the top of a tool to the port of its failure path. */
  readonly failurePort: number;
  readonly model: { readonly x: number; readonly width: number; readonly height: number };
  /** From the left of the model: foot of the final answer, of the results' track, of the give-up tracks. */
  readonly feet: { readonly answer: number; readonly results: number; readonly giveUp: number };
  readonly start: { readonly width: number; readonly gap: number };
  readonly end: { readonly width: number; readonly gap: number };
  readonly output: { readonly width: number; readonly gap: number };
  readonly pillHeight: number;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly padding: number;
    /** The head “Tools run together” with the space under it. */
    readonly head: number;
    /** How much the middle of the model lies below the middle of the box. */
    readonly modelOffset: number;
  };
  /** Distances of the tracks: bus to box, box to results' track, from track to track, each to the side and downwards. */
  readonly lanes: {
    readonly bus: number;
    readonly right: number;
    readonly below: number;
    readonly stepRight: number;
    readonly stepBelow: number;
  };
  /** Whether there is room for words between the model and the bus. */
  readonly callLabel: boolean;
}

export const WIDE: AgentMeasures = {
  tool: { width: 280, height: 48, gap: 10 },
  waitRow: 40,
  toolPort: 24,
  giveUpPort: 68,
  failurePort: 38,
  model: { x: 92, width: 208, height: 84 },
  feet: { answer: 60, results: 156, giveUp: 184 },
  start: { width: 88, gap: 64 },
  end: { width: 120, gap: 68 },
  output: { width: 224, gap: 56 },
  pillHeight: 28,
  box: { x: 388, y: 28, padding: 12, head: 34, modelOffset: 14 },
  lanes: { bus: 32, right: 28, below: 34, stepRight: 26, stepBelow: 28 },
  callLabel: true,
};

export const NARROW: AgentMeasures = {
  tool: { width: 256, height: 44, gap: 8 },
  waitRow: 36,
  toolPort: 22,
  giveUpPort: 64,
  failurePort: 35,
  model: { x: 20, width: 178, height: 84 },
  feet: { answer: 56, results: 126, giveUp: 154 },
  start: { width: 88, gap: 64 },
  end: { width: 112, gap: 68 },
  output: { width: 200, gap: 52 },
  pillHeight: 28,
  box: { x: 246, y: 16, padding: 12, head: 34, modelOffset: 9 },
  lanes: { bus: 20, right: 26, below: 22, stepRight: 24, stepBelow: 26 },
  callLabel: false,
};

/** Tools up to this number stand in one column. */
export const ONE_COLUMN = 8;

/** Width of the fail marker. */
export const FAIL_WIDTH = 104;
