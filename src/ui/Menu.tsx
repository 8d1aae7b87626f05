import { lazy, Suspense, useState, type ComponentProps, type ReactElement } from 'react';
import type { MenuItem } from './menuItem';

const MenuPopup = lazy(() => import('./MenuPopup'));

export interface MenuProps {
  /** A button element; it gets the menu's role and state. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  /** Where the list stands when there is room. */
  readonly side?: 'top' | 'bottom';
}

/** A button with a list of actions. The list and its library are loaded at the first open; the button stands from the start. */
export function Menu({ trigger, items, align = 'start', side = 'bottom' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const waiting = (
    <span
      role="presentation"
      className="menu-anchor"
      onClick={() => {
        setWanted(true);
        setOpen(true);
      }}
    >
      {trigger}
    </span>
  );
  if (!wanted) return waiting;
  return (
    <Suspense fallback={waiting}>
      <MenuPopup items={items} trigger={trigger} open={open} onOpenChange={setOpen} align={align} side={side} />
    </Suspense>
  );
}
