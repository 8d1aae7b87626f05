import type { Rect } from '../../../core/layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Direction of an arrow key; null: another key. */
export function directionOf(key: string): Direction | null {
  return Object.hasOwn(arrows, key) ? (arrows[key] ?? null) : null;
}

/** How much a step to the side counts against a step ahead. */
const SIDEWAYS = 2.5;

/** The box an arrow key leads to: the nearest whose middle lies in that direction, those straight ahead first. */
export function neighbourInDirection(
  boxes: ReadonlyMap<string, Rect>,
  from: string,
  direction: Direction,
): string | null {
  const origin = boxes.get(from);
  if (origin === undefined) return null;
  const level = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const dx = box.x + box.width / 2 - (origin.x + origin.width / 2);
    const dy = box.y + box.height / 2 - (origin.y + origin.height / 2);
    const ahead = sign * (level ? dx : dy);
    const aside = Math.max(0, Math.abs(level ? dy : dx) - sharedHalf(origin, box, level));
    if (ahead <= 1) continue;
    const cost = ahead + SIDEWAYS * aside;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/** Two boxes that overlap seen from the side count as straight ahead of each other. */
function sharedHalf(a: Rect, b: Rect, level: boolean): number {
  return level ? (a.height + b.height) / 2 : (a.width + b.width) / 2;
}
