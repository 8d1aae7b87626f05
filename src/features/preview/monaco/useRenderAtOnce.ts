import type { editor } from 'monaco-editor/editor';
import { useLayoutEffect } from 'react';
import { useSourceMap } from '../../../editor';

/** Draws a changed machine in the commit that changed it: by itself the editor would wait for the next frame. */
export function useRenderAtOnce(view: editor.ICodeEditor | null): void {
  const { text } = useSourceMap();
  useLayoutEffect(() => view?.render(), [view, text]);
}
