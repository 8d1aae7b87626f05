import type { editor } from 'monaco-editor/editor';
import { useLayoutEffect, useRef, useState } from 'react';
import { useSourceMap } from '../../../editor';
import { applyText } from './applyText';

/**
 * Keeps the model's text what the machine is, within the frame of the change.
 *
 * @returns the text the model holds: marks must wait for it.
 */
export function useModelText(view: editor.ICodeEditor | null, firstText: string): string {
  const { text } = useSourceMap();
  const shown = useRef(firstText);
  const [held, setHeld] = useState(firstText);
  useLayoutEffect(() => {
    if (view === null) return;
    applyText(view, text, shown.current);
    shown.current = text;
    setHeld(text);
  }, [view, text]);
  return held;
}
