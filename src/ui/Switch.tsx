import { classNames } from './classNames';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** On or off; the word stands beside it so that state is never colour alone. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <span className="row small dim">
      <span aria-hidden="true">{checked ? 'on' : 'off'}</span>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        disabled={disabled}
        className={classNames('switch', checked && 'on')}
        onClick={() => onChange(!checked)}
      />
    </span>
  );
}
