import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../core/base';
import type { Editor } from './editor';
import type { EditorState } from './editorState';

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** The editor itself: to execute commands, select, undo. */
export function useEditorInstance(): Editor {
  const editor = use(EditorContext);
  invariant(editor !== null, 'useEditor needs an EditorProvider above it.');
  return editor;
}

/** Part of the editor's state; select the smallest thing, with a stable selector. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorInstance().store, selector);
}
