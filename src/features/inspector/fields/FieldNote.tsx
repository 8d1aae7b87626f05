import type { ReactNode } from 'react';
import { Icon } from '../../../ui';

/** The line under a control: what is wrong, else what it is for. */
export function FieldNote({ problem, help }: { readonly problem?: string | undefined; readonly help?: ReactNode }) {
  if (problem !== undefined) {
    return (
      <div className="help err">
        <Icon name="error" small />
        <span>{problem}</span>
      </div>
    );
  }
  return help === undefined ? null : <div className="help">{help}</div>;
}
