import type { editor } from 'monaco-editor/editor';
import { useLayoutEffect, useRef } from 'react';
import { useSourceMap } from '../../../editor';
import { applyText } from './applyText';

/** Keeps the model's text what the machine is, within the frame of the change. Layout effects after it find the text in the model. */
export function useModelText(view: editor.ICodeEditor | null, firstText: string): void {
  const { text } = useSourceMap();
  const shown = useRef(firstText);
  useLayoutEffect(() => {
    if (view === null) return;
    applyText(view, text, shown.current);
    shown.current = text;
  }, [view, text]);
}
