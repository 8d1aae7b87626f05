import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Result } from '../../../core/base';
import { useEditorInstance } from '../../../editor';

export interface TypedOptions<T> {
  readonly value: T;
  readonly print: (value: T) => string;
  /** Reads what was typed; an error is the sentence at the field. */
  readonly read: (text: string) => Result<T, string>;
  readonly onRead: (value: T) => void;
}

/**
 * Text of a field of the scenario. Each keystroke that can be read is taken over at once; what cannot be read stays with its sentence, and
 * the scenario keeps what it had. A burst of typing, until Enter or leaving the field, is one step of undo; Escape takes it back.
 */
export function useTyped<T>({ value, print, read, onRead }: TypedOptions<T>) {
  const editor = useEditorInstance();
  const [draft, setDraft] = useState<{ readonly text: string; readonly wrote: string; readonly error?: string } | null>(
    null,
  );
  const start = useRef<{ readonly value: T } | null>(null);
  const held = JSON.stringify(value);
  // The scenario became another one (undo, the picker): what was typed no longer stands for it.
  const current = draft !== null && draft.wrote === held ? draft : null;

  const finish = () => {
    if (start.current !== null) editor.commitGesture();
    start.current = null;
    if (current?.error === undefined) setDraft(null);
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
      if (start.current === null) {
        start.current = { value };
        editor.beginGesture();
      }
      const result = read(text);
      if (result.ok) {
        setDraft({ text, wrote: JSON.stringify(result.value) });
        if (JSON.stringify(result.value) !== held) onRead(result.value);
      } else {
        setDraft({ text, wrote: held, error: result.error });
      }
    },
    onBlur: finish,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const isArea = event.currentTarget instanceof HTMLTextAreaElement;
      if (event.key === 'Enter' && !isArea) finish();
      if (event.key !== 'Escape' || (start.current === null && current === null)) return;
      // takes back what was typed; the screen stays
      event.preventDefault();
      event.stopPropagation();
      editor.cancelGesture();
      if (start.current !== null && JSON.stringify(start.current.value) !== held) onRead(start.current.value);
      start.current = null;
      setDraft(null);
    },
  };
}
