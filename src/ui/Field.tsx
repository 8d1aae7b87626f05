import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './classNames';
import { Icon } from './Icon';

export interface FieldFrameProps {
  readonly label: ReactNode;
  /** What the field is for, in a sentence. */
  readonly help?: ReactNode;
  /** What is wrong, in a sentence; replaces the help. */
  readonly error?: string | undefined;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

/** Label above, help or error below, all three tied together for assistive technology. */
function FieldFrame(props: FieldFrameProps & { readonly children: (described: Described) => ReactNode }) {
  const { label, help, error, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  const described: Described = {
    id,
    ...(note !== undefined && { 'aria-describedby': noteId }),
    ...(error !== undefined && { 'aria-invalid': true as const }),
  };
  return (
    <div className="field-frame">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children(described)}
      {note !== undefined && (
        <div id={noteId} className={classNames('help', error !== undefined && 'err')}>
          {error !== undefined && <Icon name="error" small />}
          <span>{note}</span>
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldFrameProps, Omit<ComponentProps<'input'>, 'onChange' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said behind the value: `seconds`. */
  readonly unit?: string;
  /** The value is a time. */
  readonly time?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, help, error, value, onChange, unit, time = false, className, ...rest } = props;
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(described) => (
        <span className={classNames('field', time && 'time', error !== undefined && 'err', className)}>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...rest}
            {...described}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldFrameProps, Omit<ComponentProps<'textarea'>, 'onChange' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mono?: boolean;
}

export function TextArea(props: TextAreaProps) {
  const { label, help, error, value, onChange, mono = false, className, ...rest } = props;
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(described) => (
        <textarea
          className={classNames('area', mono && 'mono', error !== undefined && 'err', className)}
          spellCheck={!mono}
          {...rest}
          {...described}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface SelectProps<Value extends string> extends FieldFrameProps {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** The platform's own list: works with every keyboard, screen reader and zoom. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, help, error, value, options, onChange, disabled } = props;
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(described) => (
        <span className={classNames('field select', error !== undefined && 'err')}>
          <select
            {...described}
            value={value}
            disabled={disabled}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen !== undefined) onChange(chosen.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" small />
        </span>
      )}
    </FieldFrame>
  );
}
