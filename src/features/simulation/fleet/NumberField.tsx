import { useState } from 'react';
import { TextField } from '../../../ui';
import type { Notation } from './fleetForm';
import { labels } from './labels';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly notation: Notation;
  readonly onChange: (value: number) => void;
}

/** Taken over by Enter or on leaving; what is not understood stays in the field and says what would be. */
export function NumberField({ label, value, notation, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? value : notation.read(draft);
  const take = () => {
    if (read === undefined) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  const { write, bounds } = notation;
  return (
    <TextField
      label={label}
      value={draft ?? write(value)}
      error={read === undefined ? labels.notNumber(write(bounds.least), write(bounds.most)) : undefined}
      onChange={setDraft}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
