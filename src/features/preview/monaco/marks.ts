import type { editor, IRange } from 'monaco-editor/editor';

/** What stands out in the text. */
export interface Marks {
  /** States of the selected node. */
  readonly states: readonly IRange[];
  /** Numbers of the selected node's settings. */
  readonly values: readonly IRange[];
  /** Whether the node waits: its marks are in the colour of time then, else in ink. */
  readonly waits: boolean;
}

export function decorationsOf({ states, values, waits }: Marks): editor.IModelDeltaDecoration[] {
  const look = waits ? 'time' : 'ink';
  return [
    ...states.map((range) => ({
      range,
      options: {
        isWholeLine: true,
        className: `asl-state ${look}`,
        marginClassName: `asl-state ${look}`,
        linesDecorationsClassName: `asl-bar ${look}`,
        lineNumberClassName: `asl-number ${look}`,
        overviewRuler: { color: { id: waits ? 'stepwright.time' : 'stepwright.ink' }, position: 4 },
      },
    })),
    ...values.map((range) => ({ range, options: { inlineClassName: `asl-value ${look}` } })),
  ];
}
