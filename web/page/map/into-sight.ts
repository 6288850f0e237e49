import { CARD, type Place } from "./layout";

interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

// Below, the legend and the buttons stand over the canvas.
const MARGIN = { near: 24, below: 64 };

/** The nearest view of the same size in which these cards are seen; null when they are. Of more than fit the top left. */
export function intoSight(cards: readonly Place[], view: Viewport, size: { width: number; height: number }): Viewport | null {
  if (cards.length === 0) return null;
  const { zoom } = view;
  const [xs, ys] = [cards.map(({ x }) => x), cards.map(({ y }) => y)];
  const right = moved(Math.min(...xs) * zoom + view.x, (Math.max(...xs) + CARD.width) * zoom + view.x, size.width, MARGIN.near);
  const down = moved(Math.min(...ys) * zoom + view.y, (Math.max(...ys) + CARD.height) * zoom + view.y, size.height, MARGIN.below);
  return right === 0 && down === 0 ? null : { x: view.x + right, y: view.y + down, zoom };
}

// How far something from `start` to `end` has to go to be between nothing and `room`.
function moved(start: number, end: number, room: number, margin: number): number {
  if (start >= 0 && end <= room) return 0;
  const back = Math.min(0, room - margin - end);
  return start + back < MARGIN.near ? MARGIN.near - start : back;
}
