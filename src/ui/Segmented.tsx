import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './classNames';

export interface SegmentedProps<Value extends string> {
  /** Name of the group for people who cannot see it. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly disabled?: boolean }[];
  readonly onChange: (value: Value) => void;
  /** `time`: what is chosen is a way of waiting. `floating`: stands on the canvas. */
  readonly look?: 'plain' | 'time' | 'floating';
  readonly describedBy?: string;
}

const lookClass = { plain: undefined, time: 'time', floating: 'solidbg' } as const;

/** One of a few, all visible. Arrow keys move and choose; Tab leaves. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, look = 'plain', describedBy } = props;
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, step: number) => {
    event.preventDefault();
    const open = options.filter((option) => option.disabled !== true);
    const at = open.findIndex((option) => option.value === value);
    const next = open[(at + step + open.length) % open.length];
    if (next === undefined) return;
    onChange(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(event, 1);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(event, -1);
  };
  return (
    <div
      ref={group}
      role="radiogroup"
      tabIndex={-1}
      aria-label={label}
      aria-describedby={describedBy}
      className={classNames('seg', lookClass[look])}
      onKeyDown={onKeyDown}
    >
      {options.map((option) => (
        <button
          key={option.value}
          id={`${id}-${option.value}`}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          data-value={option.value}
          disabled={option.disabled}
          className={classNames(option.value === value && 'on')}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
