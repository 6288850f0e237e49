import { CARD, type Place } from "./layout";

interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

// Below, the legend and the buttons stand over the canvas.
const MARGIN = { near: 24, below: 64 };

interface Size {
  width: number;
  height: number;
}

/** The nearest view of the same size in which these cards are seen; null when they are. Of more than fit the top left. */
export function intoSight(cards: readonly Place[], view: Viewport, size: Size): Viewport | null {
  if (cards.length === 0) return null;
  const { across, down } = onScreen(cards, view);
  const [byX, byY] = [moved(...across, size.width, MARGIN.near), moved(...down, size.height, MARGIN.below)];
  return byX === 0 && byY === 0 ? null : { x: view.x + byX, y: view.y + byY, zoom: view.zoom };
}

/** Whether all of these cards are seen whole. */
export function isInSight(cards: readonly Place[], view: Viewport, size: Size): boolean {
  if (cards.length === 0) return true;
  const { across, down } = onScreen(cards, view);
  return across[0] >= 0 && across[1] <= size.width && down[0] >= 0 && down[1] <= size.height;
}

// From where to where the cards reach.
function onScreen(cards: readonly Place[], { x, y, zoom }: Viewport): Record<"across" | "down", [start: number, end: number]> {
  const [xs, ys] = [cards.map((card) => card.x), cards.map((card) => card.y)];
  return {
    across: [Math.min(...xs) * zoom + x, (Math.max(...xs) + CARD.width) * zoom + x],
    down: [Math.min(...ys) * zoom + y, (Math.max(...ys) + CARD.height) * zoom + y],
  };
}

// How far something from `start` to `end` has to go to be between nothing and `room`.
function moved(start: number, end: number, room: number, margin: number): number {
  if (start >= 0 && end <= room) return 0;
  const back = Math.min(0, room - margin - end);
  return start + back < MARGIN.near ? MARGIN.near - start : back;
}
