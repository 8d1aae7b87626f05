/** Moves the keyboard focus to a node, at once or as soon as it is drawn; null: to the graph itself. */
export function focusNode(id: string | null, framesLeft = FRAMES_TO_WAIT): void {
  const element = elementOf(id);
  if (element !== undefined) element.focus({ preventScroll: true });
  // A node outside of the view is drawn only when the view has moved there.
  else if (framesLeft > 0) requestAnimationFrame(() => focusNode(id, framesLeft - 1));
}

/** Longer than a change of the view takes. */
const FRAMES_TO_WAIT = 30;

/** Id of the node that has the focus or holds what has it; null: the event is for the canvas. */
export function focusedNodeId(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? null;
}

export function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .monaco-editor, [role="menu"], [role="dialog"]') !==
      null
  );
}

function elementOf(id: string | null): HTMLElement | undefined {
  const selector = id === null ? '.canvas .flow' : '.canvas .react-flow__node';
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  return elements.find((element) => id === null || element.dataset['id'] === id);
}
