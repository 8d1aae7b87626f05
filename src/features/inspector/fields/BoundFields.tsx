import type { ReactNode } from 'react';
import { ok, type Result } from '../../../core/base';
import type { JsonValue } from '../../../core/json';
import { useDraft } from '../../../editor';
import { classNames, Segmented, Select, Switch, TextArea, TextField } from '../../../ui';
import { FieldNote } from './FieldNote';
import { useForm } from './form';
import {
  boundsProblem,
  durationUnit,
  readNumber,
  readOptionalDuration,
  readOptionalCount,
  type Bounds,
} from './numbers';

interface BoundProps {
  /** Dotted path in the node or the agent; also how a diagnostic leads here. */
  readonly field: string;
  readonly label: string;
  readonly help?: ReactNode;
}

/** Marks the place of a field, so that a diagnostic can lead to it. */
export function FieldSlot({ field, children }: { readonly field: string; readonly children: ReactNode }) {
  return (
    <div className="slot" data-field={field}>
      {children}
    </div>
  );
}

export interface BoundTextProps extends BoundProps {
  readonly value: string;
  readonly placeholder?: string;
  readonly mono?: boolean;
  /** Lines of a text area; absent: one line. */
  readonly rows?: number;
  /** What is wrong with the text as it stands. */
  readonly problem?: string | undefined;
}

export function BoundText({ field, label, help, value, placeholder, mono = false, rows, problem }: BoundTextProps) {
  const form = useForm();
  const draft = useDraft({ value, print: (text) => text, read: ok<string>, write: (text) => form.set(field, text) });
  const props = {
    label,
    help,
    placeholder,
    value: draft.text,
    error: problem ?? form.problemOf(field),
    onChange: draft.onChange,
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
  };
  return (
    <FieldSlot field={field}>
      {rows === undefined ? (
        <TextField {...props} {...(mono && { className: 'mono' })} />
      ) : (
        <TextArea {...props} mono={mono} rows={rows} />
      )}
    </FieldSlot>
  );
}

interface NumericProps<T> extends BoundProps {
  readonly value: T;
  readonly unit?: string;
  readonly placeholder?: string;
  /** Belongs to waiting: in the colour of time. */
  readonly time?: boolean;
  readonly bounds?: Bounds;
  /** What is wrong with the value; beside or instead of `bounds`. */
  readonly problem?: string | undefined;
}

export function BoundNumber(props: NumericProps<number>) {
  return <BoundNumeric {...props} read={readNumber} />;
}

/** A count that may be left out; text that is no number counts as left out. */
export function BoundOptionalCount(props: NumericProps<number | null>) {
  return <BoundNumeric {...props} read={readOptionalCount} unread={{ value: null }} />;
}

/** Seconds, typed as `30`, `30s`, `5m` or `1h`. */
export function BoundDuration(props: Omit<NumericProps<number>, 'unit'>) {
  const read = (text: string): Result<number, string> => {
    const result = readOptionalDuration(text);
    if (!result.ok) return result;
    return result.value === null
      ? { ok: false, error: 'A duration is needed here, like 30 s or 5 min.' }
      : ok(result.value);
  };
  return <BoundNumeric {...props} read={read} isDuration />;
}

export function BoundOptionalDuration(props: Omit<NumericProps<number | null>, 'unit'>) {
  return <BoundNumeric {...props} read={readOptionalDuration} unread={{ value: null }} isDuration />;
}

interface BoundNumericProps<T extends number | null> extends NumericProps<T> {
  readonly read: (text: string) => Result<T, string>;
  readonly unread?: { readonly value: T };
  readonly isDuration?: boolean;
}

function BoundNumeric<T extends number | null>(props: BoundNumericProps<T>) {
  const {
    field,
    label,
    help,
    value,
    unit,
    placeholder,
    time = false,
    bounds,
    problem,
    read,
    unread,
    isDuration,
  } = props;
  const form = useForm();
  const draft = useDraft<T>({
    value,
    print: (number) => (number === null ? '' : String(number)),
    read,
    write: (number) => form.set(field, number),
    ...(unread !== undefined && { unread }),
  });
  const rule = problem ?? (bounds && boundsProblem(value, bounds)) ?? form.problemOf(field);
  const error = draft.error ?? rule;
  return (
    <FieldSlot field={field}>
      <TextField
        label={label}
        help={help}
        error={error}
        time={time}
        inputMode={isDuration === true ? 'text' : 'decimal'}
        {...(placeholder !== undefined && { placeholder })}
        {...(isDuration === true
          ? { unit: draft.error === undefined ? durationUnit(draft.text, value) : 'seconds' }
          : unit !== undefined && { unit })}
        value={draft.text}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
    </FieldSlot>
  );
}

export interface BoundChoiceProps<Value extends string> extends BoundProps {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** What the document takes for an option; absent: the option itself. */
  readonly toJson?: (value: Value) => JsonValue;
}

export function BoundSelect<Value extends string>(props: BoundChoiceProps<Value>) {
  const { field, label, help, value, options, toJson } = props;
  const form = useForm();
  return (
    <FieldSlot field={field}>
      <Select
        label={label}
        help={help}
        error={form.problemOf(field)}
        value={value}
        options={options}
        onChange={(option) => form.set(field, toJson === undefined ? option : toJson(option))}
      />
    </FieldSlot>
  );
}

export function BoundSegmented<Value extends string>(props: BoundChoiceProps<Value> & { readonly time?: boolean }) {
  const { field, label, help, value, options, time = false, toJson } = props;
  const form = useForm();
  const problem = form.problemOf(field);
  return (
    <FieldSlot field={field}>
      <div className="field-frame">
        <span className="label" aria-hidden="true">
          {label}
        </span>
        <Segmented
          label={label}
          look={time ? 'time' : 'plain'}
          value={value}
          options={options}
          onChange={(option) => form.set(field, toJson === undefined ? option : toJson(option))}
        />
        <FieldNote problem={problem} help={help} />
      </div>
    </FieldSlot>
  );
}

export interface BoundSwitchProps extends Omit<BoundProps, 'label'> {
  readonly label: string;
  /** Shown instead of the label, if it needs more than words. */
  readonly face?: ReactNode;
  readonly checked: boolean;
  /** What the document takes when it is turned on and off. */
  readonly on: JsonValue;
  readonly off: JsonValue;
  /** Has nothing to do with waiting: in ink when on. */
  readonly plain?: boolean;
  /** Fields that belong to what is turned on. */
  readonly children?: ReactNode;
}

/** A row that turns something on, with its own fields below while it is on. */
export function BoundSwitch(props: BoundSwitchProps) {
  const { field, label, face, help, checked, on, off, plain = false, children } = props;
  const form = useForm();
  return (
    <FieldSlot field={field}>
      <div className={classNames('opt', plain && 'plain')}>
        <span aria-hidden="true">{face ?? label}</span>
        <span className="tail">
          <Switch label={label} checked={checked} onChange={(next) => form.set(field, next ? on : off)} />
        </span>
      </div>
      <FieldNote problem={form.problemOf(field)} help={checked ? help : undefined} />
      {checked && children !== undefined && <div className="opt-fields">{children}</div>}
    </FieldSlot>
  );
}
