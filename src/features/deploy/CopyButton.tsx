import { useState } from 'react';
import { announce, Button } from '../../ui';
import { labels } from './labels';

/** Copies a text and says so on its face. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      className="deploy-copy"
      icon={copied ? 'check' : 'copy'}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
          announce(labels.copied);
        });
      }}
      onBlur={() => setCopied(false)}
    >
      {copied ? labels.copied : label}
    </Button>
  );
}
