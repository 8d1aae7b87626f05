import { useState } from 'react';
import { Button, TextField } from '../../../ui';
import { labels } from './labels';

const MAX_CHARACTERS = 200;

export interface NameFormProps {
  readonly name: string;
  readonly taken: ReadonlySet<string>;
  readonly onKeep: (name: string) => void;
  readonly onCancel: () => void;
}

/** Names a scenario where its buttons stood; the field has the focus and its text chosen, Escape leaves it. */
export function NameForm({ name, taken, onKeep, onCancel }: NameFormProps) {
  const [text, setText] = useState(name);
  const wanted = text.trim();
  const problem = wanted === '' ? labels.nameNeeded : taken.has(wanted) ? labels.nameTaken(wanted) : undefined;
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onKeep(wanted);
      }}
    >
      <TextField
        ref={chooseText}
        label={labels.name}
        maxLength={MAX_CHARACTERS}
        error={problem}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
      />
      <div className="row">
        <button type="submit" className="btn out small" disabled={problem !== undefined}>
          {labels.keep}
        </button>
        <Button size="small" onClick={onCancel}>
          {labels.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Called once, when the field is there: a function of its own keeps its identity. */
function chooseText(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
