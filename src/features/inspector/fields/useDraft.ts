import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Result } from '../../../core/base';
import { useEditorInstance } from '../../../editor';

export interface DraftOptions<T> {
  /** What the document holds. */
  readonly value: T;
  readonly print: (value: T) => string;
  /** Reads what was typed; an error is the sentence beside the field. */
  readonly read: (text: string) => Result<T, string>;
  readonly write: (value: T) => void;
  /** What the document takes while the text cannot be read; absent: it keeps what it had. */
  readonly unread?: { readonly value: T };
}

/**
 * Text of a field over a value of the document. Each keystroke that can be read is written at once; text that cannot be read stays in the
 * field with its sentence. A burst of typing, until Enter or leaving the field, is one step of undo; Escape takes it back.
 */
export function useDraft<T>({ value, print, read, write, unread }: DraftOptions<T>) {
  const editor = useEditorInstance();
  const [draft, setDraft] = useState<{ readonly text: string; readonly wrote: string; readonly error?: string } | null>(
    null,
  );
  const start = useRef<string | null>(null);
  const inDocument = JSON.stringify(value);
  // The document went elsewhere (undo, another panel): what was typed no longer stands for it.
  const current = draft !== null && draft.wrote === inDocument ? draft : null;

  const begin = () => {
    if (start.current !== null) return;
    start.current = inDocument;
    editor.beginGesture();
  };
  const finish = () => {
    if (start.current === null) return;
    if (start.current === inDocument) editor.cancelGesture();
    else editor.commitGesture();
    start.current = null;
  };

  useEffect(
    () => () => {
      if (start.current !== null) editor.commitGesture();
    },
    [editor],
  );

  return {
    text: current?.text ?? print(value),
    error: current?.error,
    onChange: (text: string) => {
      begin();
      const result = read(text);
      if (result.ok) {
        setDraft({ text, wrote: JSON.stringify(result.value) });
        write(result.value);
      } else {
        setDraft({
          text,
          wrote: unread === undefined ? inDocument : JSON.stringify(unread.value),
          error: result.error,
        });
        if (unread !== undefined) write(unread.value);
      }
    },
    onBlur: () => {
      finish();
      if (current?.error === undefined) setDraft(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const isArea = event.currentTarget instanceof HTMLTextAreaElement;
      if (event.key === 'Escape' && (start.current !== null || current !== null)) {
        event.stopPropagation();
        if (start.current !== null) editor.cancelGesture();
        start.current = null;
        setDraft(null);
      } else if (event.key === 'Enter' && !isArea) {
        finish();
        if (current?.error === undefined) setDraft(null);
      } else if (isUndo(event)) {
        event.preventDefault();
        event.stopPropagation();
        start.current = null;
        setDraft(null);
        if (event.shiftKey || event.key.toLowerCase() === 'y') editor.redo();
        else editor.undo();
      }
    },
  };
}

/** Undo in a field is the document's undo: the browser's own knows nothing of what the text became. */
function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && ['z', 'y'].includes(event.key.toLowerCase());
}
