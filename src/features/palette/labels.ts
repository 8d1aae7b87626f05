/** Words of the rail. */
export const labels = {
  add: 'Add to the agent',
  find: 'Find a tool or state',
  nothingFound: 'Nothing has this in its name.',
  outline: 'Outline',
  outlineEmpty: 'Empty. The outline is the canvas for the keyboard and for screen readers.',
  tools: 'Tools',
  history: 'History',
  steps: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  noSteps: 'No steps yet',
  undoTo: (label: string) => `Undo back to “${label}”`,
  states: 'States',
  dragHint: 'Enter adds it; dragging places it.',
};
