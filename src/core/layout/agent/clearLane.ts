import { bottomOf, rightOf, type Rect } from '../geometry';

/** Distance of a lane from boxes: what a line that is led around keeps too. */
const CLEARANCE = 12;

/** The first place at or right of `x` where an upright lane from `top` to `bottom` runs through no box, `gap` beside the last one in its way. */
export function clearLane(x: number, top: number, bottom: number, boxes: readonly Rect[], gap: number): number {
  let lane = x;
  const inRange = boxes
    .filter((box) => box.y - CLEARANCE < bottom && bottomOf(box) + CLEARANCE > top)
    .sort((a, b) => a.x - b.x);
  for (const box of inRange) {
    if (box.x - CLEARANCE < lane && rightOf(box) + CLEARANCE > lane) lane = rightOf(box) + gap;
  }
  return lane;
}
