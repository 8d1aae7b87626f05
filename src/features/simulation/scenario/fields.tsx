import type { ReactNode } from 'react';
import { useDraft, type DraftOptions } from '../../../editor';
import { TextArea, TextField } from '../../../ui';

interface TypedProps<T> extends Pick<DraftOptions<T>, 'value' | 'print' | 'read'> {
  readonly onRead: (value: T) => void;
  readonly label: string;
  readonly help?: ReactNode;
}

interface TypedFieldProps<T> extends TypedProps<T> {
  readonly unit?: string;
  readonly placeholder?: string;
  readonly time?: boolean;
  readonly mono?: boolean;
}

/** One line of the scenario. */
export function TypedField<T>({ value, print, read, onRead, mono = false, unit, ...rest }: TypedFieldProps<T>) {
  const typed = useDraft({ value, print, read, write: onRead, isOutside: true });
  return (
    <TextField
      {...rest}
      {...(unit !== undefined && { unit })}
      {...(mono && { className: 'mono' })}
      value={typed.text}
      error={typed.error}
      onChange={typed.onChange}
      onBlur={typed.onBlur}
      onKeyDown={typed.onKeyDown}
    />
  );
}

interface TypedAreaProps<T> extends TypedProps<T> {
  readonly mono?: boolean;
  readonly maxRows?: number;
}

/** Many lines of the scenario; as high as its text, up to a limit. */
export function TypedArea<T>({ value, print, read, onRead, maxRows = 12, mono = true, ...rest }: TypedAreaProps<T>) {
  const typed = useDraft({ value, print, read, write: onRead, isOutside: true });
  return (
    <TextArea
      {...rest}
      mono={mono}
      rows={Math.min(maxRows, Math.max(2, typed.text.split('\n').length))}
      {...(mono && { wrap: 'off' })}
      value={typed.text}
      error={typed.error}
      onChange={typed.onChange}
      onBlur={typed.onBlur}
      onKeyDown={typed.onKeyDown}
    />
  );
}
