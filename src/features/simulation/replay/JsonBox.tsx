import { useState } from 'react';
import type { JsonValue } from '../../../core/json';
import { Button } from '../../../ui';
import { labels } from './labels';

/** Characters that are shown at once; a conversation of 200 KB would hold up the page. */
const SHOWN = 6000;

export interface JsonBoxProps {
  readonly label: string;
  readonly value: JsonValue;
  /** Identity of what is shown: another one is cut again. */
  readonly of: string | number;
}

/** A value as JSON, with its size; a large one is cut until somebody asks for all of it. */
export function JsonBox({ label, value, of }: JsonBoxProps) {
  const [whole, setWhole] = useState<string | number | null>(null);
  const text = JSON.stringify(value, null, 2);
  const isCut = text.length > SHOWN && whole !== of;
  const size = sizeText(new TextEncoder().encode(JSON.stringify(value)).length);
  return (
    <div className="json-box">
      <div className="row cap">
        <span className="grow ell">{label}</span>
        <span>{size}</span>
      </div>
      {/* The text scrolls, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <pre tabIndex={0} role="region" aria-label={label}>
        {isCut ? `${text.slice(0, SHOWN)}…` : text}
      </pre>
      {isCut && (
        <Button variant="outline" size="small" onClick={() => setWhole(of)}>
          {labels.showAll(size)}
        </Button>
      )}
    </div>
  );
}

/** `182 KiB`: what AWS counts against 256 KiB. */
function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KiB`;
}
