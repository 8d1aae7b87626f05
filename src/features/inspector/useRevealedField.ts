import { useEffect, useRef, type RefObject } from 'react';
import type { Place } from '../../core/diagnostics';
import { useEditor } from '../../editor';

const FOCUSABLE = 'input, textarea, select, [role="radio"][tabindex="0"], button, [tabindex="0"]';

/** Scrolls to the field somebody asked to be shown and focuses its control; without a field, the inspector itself. */
export function useRevealedField(root: RefObject<HTMLElement | null>): void {
  const reveal = useEditor((state) => state.reveal);
  const done = useRef(reveal?.serial ?? 0);
  useEffect(() => {
    if (reveal === null || reveal.serial === done.current) return;
    done.current = reveal.serial;
    const field = fieldOf(reveal.place);
    if (field === null || root.current === null) return;
    const control = slotOf(root.current, field)?.querySelector<HTMLElement>(FOCUSABLE);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }, [reveal, root]);
}

function fieldOf(place: Place): string | null {
  switch (place.kind) {
    case 'node':
      return place.field ?? null;
    case 'settings':
      return place.field.startsWith('settings.') ? place.field : `settings.${place.field}`;
    case 'agent':
      return 'name';
    case 'asl':
    case 'text':
      return null;
  }
}

/** The slot of a field, else of what is around it (`polling.hint` for `polling.hint.floorSeconds`), else of the first field inside it. */
function slotOf(root: HTMLElement, field: string): HTMLElement | undefined {
  const slots = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    // The innermost of two slots with one name is the value, the outer one the switch that turns it on.
    const slot = slots.findLast(({ dataset }) => dataset['field'] === path);
    if (slot !== undefined) return slot;
  }
  return slots.find(({ dataset }) => dataset['field']?.startsWith(`${field}.`));
}
