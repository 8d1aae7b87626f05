import { err, ok, type Result } from '../../../core/base';
import { isJsonObject, parseJsonText, positionAt, type JsonValue } from '../../../core/json';
import { useDraft } from '../../../editor';
import { TextArea } from '../../../ui';
import { labels } from '../labels';
import { FieldSlot } from './BoundFields';
import { useForm } from './form';

export interface BoundJsonProps {
  readonly field: string;
  readonly label: string;
  readonly help?: string;
  readonly value: JsonValue;
  /** Only an object will do. */
  readonly object?: boolean;
}

/** A small JSON text; the document follows each keystroke that leaves it whole, and keeps the last whole value otherwise. */
export function BoundJson({ field, label, help, value, object = false }: BoundJsonProps) {
  const form = useForm();
  const draft = useDraft<JsonValue>({
    value,
    print: (json) => JSON.stringify(json, null, 2),
    read: (text) => readJson(text, object),
    write: (json) => form.set(field, json),
  });
  const lines = draft.text.split('\n').length;
  return (
    <FieldSlot field={field}>
      <TextArea
        label={label}
        help={help}
        mono
        rows={Math.min(16, Math.max(3, lines))}
        wrap="off"
        error={draft.error ?? form.problemOf(field)}
        value={draft.text}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
    </FieldSlot>
  );
}

function readJson(text: string, object: boolean): Result<JsonValue, string> {
  if (text.trim() === '') return err(labels.json.needed);
  const result = parseJsonText(text);
  if (!result.ok) {
    const { line, column } = positionAt(text, result.error.range.start);
    return err(labels.json.problem(line, column, result.error.message));
  }
  return object && !isJsonObject(result.value) ? err(labels.json.notAnObject) : ok(result.value);
}
