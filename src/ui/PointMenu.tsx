import { lazy, Suspense } from 'react';
import type { MenuItem } from './menuItem';

const MenuPopup = lazy(() => import('./MenuPopup'));

export interface PointMenuProps {
  /** Where it opens, in page coordinates. */
  readonly at: { readonly x: number; readonly y: number };
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

/** A context menu: a list of actions at a point. The caller gives the focus back to where it came from. */
export function PointMenu({ at, items, onClose }: PointMenuProps) {
  const anchor = (
    <button type="button" tabIndex={-1} aria-hidden className="point-anchor" style={{ left: at.x, top: at.y }} />
  );
  return (
    <Suspense fallback={null}>
      <MenuPopup items={items} trigger={anchor} open onOpenChange={(open) => !open && onClose()} />
    </Suspense>
  );
}
