import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './classNames';

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly label: ReactNode; readonly time?: boolean }[];
  readonly onChange: (value: Value) => void;
  /** Id of the panel that shows the chosen tab. */
  readonly panelId: string;
}

/** A row of tabs; arrow keys, Home and End move and choose. The panel is the caller's, with `role="tabpanel"` and this `panelId`. */
export function Tabs<Value extends string>({ label, value, tabs, onChange, panelId }: TabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = tabs[(target + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChange(next.value);
    list.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" tabIndex={-1} aria-label={label} className="tabs" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${panelId}-${tab.value}`}
          aria-selected={tab.value === value}
          aria-controls={panelId}
          tabIndex={tab.value === value ? 0 : -1}
          data-value={tab.value}
          className={classNames('tab', tab.value === value && 'on', tab.time === true && 'time')}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
