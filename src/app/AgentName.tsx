import { useState } from 'react';

export interface AgentNameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The agent's name; a click makes it a field, Enter keeps what was typed, Escape what was there. */
export function AgentName({ name, onRename }: AgentNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <h1 className="agent-name">
        <button type="button" className="strong ell" title="Rename" onClick={() => setDraft(name)}>
          {name || 'Untitled agent'}
        </button>
      </h1>
    );
  }
  const close = (keep: boolean) => {
    if (keep && draft.trim() !== '') onRename(draft.trim());
    setDraft(null);
  };
  return (
    <span className="field agent-name-field">
      <input
        ref={(input) => input?.focus()}
        aria-label="Name of the agent"
        value={draft}
        maxLength={80}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => close(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') close(true);
          if (event.key === 'Escape') close(false);
        }}
      />
    </span>
  );
}
