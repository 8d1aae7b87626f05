import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Result } from '../core/base';
import { useEditorInstance } from './useEditor';

export interface DraftOptions<T> {
  readonly value: T;
  readonly print: (value: T) => string;
  /** Reads what was typed; an error is the sentence beside the field. */
  readonly read: (text: string) => Result<T, string>;
  readonly write: (value: T) => void;
  /** What is written while the text cannot be read; absent: the value keeps what it had. */
  readonly unread?: { readonly value: T };
  /**
   * Whether the value may live outside the document, as the scenario of a trial run does. Undo then is the browser's own, and Escape
   * writes back what the field began with. Absent: false.
   */
  readonly isOutside?: boolean;
}

interface Draft {
  readonly text: string;
  /** The value it stands for, printed. */
  readonly wrote: string;
  readonly error?: string;
}

/**
 * Text of a field over a value. Each keystroke that can be read is written at once; text that cannot be read stays in the field with its
 * sentence. A burst of typing, until Enter or leaving the field, is one step of undo; Escape takes it back.
 */
export function useDraft<T>({ value, print, read, write, unread, isOutside = false }: DraftOptions<T>) {
  const editor = useEditorInstance();
  const [draft, setDraft] = useState<Draft | null>(null);
  const start = useRef<{ readonly value: T; readonly held: string } | null>(null);
  const held = JSON.stringify(value);
  // The value became another one (undo, another panel): what was typed no longer stands for it.
  const current = draft !== null && draft.wrote === held ? draft : null;

  const begin = () => {
    if (start.current !== null) return;
    start.current = { value, held };
    editor.beginGesture();
  };
  const finish = () => {
    if (start.current?.held === held) editor.cancelGesture();
    else if (start.current !== null) editor.commitGesture();
    start.current = null;
    if (current?.error === undefined) setDraft(null);
  };
  const takeBack = () => {
    const from = start.current;
    start.current = null;
    setDraft(null);
    if (from === null) return;
    editor.cancelGesture();
    if (isOutside && from.held !== held) write(from.value);
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
      const written = result.ok ? result : unread;
      const wrote = written === undefined ? held : JSON.stringify(written.value);
      setDraft({ text, wrote, ...(!result.ok && { error: result.error }) });
      if (written !== undefined && wrote !== held) write(written.value);
    },
    onBlur: finish,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const isArea = event.currentTarget instanceof HTMLTextAreaElement;
      if (event.key === 'Escape' && (start.current !== null || current !== null)) {
        event.preventDefault();
        event.stopPropagation(); // the screen or the dialog around the field stays
        takeBack();
      } else if (event.key === 'Enter' && !isArea) {
        finish();
      } else if (!isOutside && isUndo(event)) {
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
