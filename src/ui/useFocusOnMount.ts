import { useEffect, useRef, type RefObject } from 'react';

/** Takes the focus to a screen when it opens, so that the keyboard and a screen reader are where the eye is. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  return element;
}
