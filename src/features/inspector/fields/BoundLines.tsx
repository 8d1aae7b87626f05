import type { Result } from '../../../core/base';
import type { JsonValue } from '../../../core/json';
import { useDraft } from '../../../editor';
import { TextArea } from '../../../ui';
import { FieldSlot } from './BoundFields';
import { useForm } from './form';

export interface BoundLinesProps<T extends JsonValue> {
  readonly field: string;
  readonly label: string;
  readonly help?: string;
  readonly value: T;
  readonly print: (value: T) => readonly string[];
  readonly read: (lines: readonly string[]) => Result<T, string>;
  readonly problem?: string | undefined;
}

/** A list written one item a line; blank lines mean nothing. */
export function BoundLines<T extends JsonValue>(props: BoundLinesProps<T>) {
  const { field, label, help, value, print, read, problem } = props;
  const form = useForm();
  const draft = useDraft<T>({
    value,
    print: (items) => print(items).join('\n'),
    read: (text) =>
      read(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    write: (items) => form.set(field, items),
  });
  return (
    <FieldSlot field={field}>
      <TextArea
        label={label}
        help={help}
        mono
        rows={Math.max(2, draft.text.split('\n').length)}
        error={draft.error ?? problem ?? form.problemOf(field)}
        value={draft.text}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
    </FieldSlot>
  );
}
