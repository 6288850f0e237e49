import { CARD, type Place } from "./layout";

/** The smallest zoom at which the name on a card can be read. */
export const READABLE_ZOOM = 0.33;

/** Whom a map that is too large to be read as a whole shows when it is opened: the top of it, as far as it can be read.
 * Null when all of it can. `width` and `height` are those of the canvas in pixels.
 */
export function seenAtFirst(places: ReadonlyMap<string, Place>, width: number, height: number): string[] | null {
  if (places.size === 0) return null;
  const [wide, high] = [width / READABLE_ZOOM, height / READABLE_ZOOM];
  const all = [...places];
  const tops = all.map(([, place]) => place.y);
  const top = Math.min(...tops);
  const lefts = all.map(([, place]) => place.x);
  const isAllRead = Math.max(...lefts) + CARD.width - Math.min(...lefts) <= wide && Math.max(...tops) + CARD.height - top <= high;
  if (isAllRead) return null;
  // Where several stand at the top, the middle one has most of them around.
  const highest = all.filter(([, place]) => place.y === top).map(([, place]) => place.x).sort((a, b) => a - b);
  const middle = highest[Math.floor(highest.length / 2)] ?? 0;
  const left = middle + (CARD.width - wide) / 2;
  return all
    .filter(([, { x, y }]) => x >= left && x + CARD.width <= left + wide && y + CARD.height <= top + high)
    .map(([uid]) => uid);
}
