import type { ReactNode } from 'react';
import { TextArea, TextField } from '../../../ui';
import { useTyped, type TypedOptions } from './useTyped';

interface TypedFieldProps<T> extends TypedOptions<T> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly time?: boolean;
  readonly mono?: boolean;
}

/** One line of the scenario. */
export function TypedField<T>({ value, print, read, onRead, mono = false, unit, ...rest }: TypedFieldProps<T>) {
  const typed = useTyped({ value, print, read, onRead });
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

interface TypedAreaProps<T> extends TypedOptions<T> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly mono?: boolean;
  readonly maxRows?: number;
}

/** Many lines of the scenario; as high as its text, up to a limit. */
export function TypedArea<T>({ value, print, read, onRead, maxRows = 12, mono = true, ...rest }: TypedAreaProps<T>) {
  const typed = useTyped({ value, print, read, onRead });
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
