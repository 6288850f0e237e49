import { CARD, GAP, type Place } from "./layout";
import { BESIDE } from "./stacks";

// A line as near to a card as this seems to touch it.
const CLEAR = 4;
// No narrower than a card, so that the cards at some x are in two columns.
const COLUMN = CARD.width + GAP.x;

/** Where cards lie, to find one that hides a piece of an upright line; for that not all are looked at. */
export class Cards {
  readonly #columns = new Map<number, Place[]>();

  constructor(places: Iterable<Place>) {
    for (const place of places) {
      const column = Math.floor(place.x / COLUMN);
      const others = this.#columns.get(column);
      if (others) others.push(place);
      else this.#columns.set(column, [place]);
    }
  }

  /** Whether a card would lie on another at this place. */
  isFree({ x, y }: Place): boolean {
    return !this.#some((card) => Math.abs(card.x - x) < CARD.width + 8 && Math.abs(card.y - y) < CARD.height + 8);
  }

  /** Whether a card lies on a level line. */
  hideLevel(y: number, from: number, to: number): boolean {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    return this.#some((card) => card.x < right && card.x + CARD.width > left && card.y < y && card.y + CARD.height > y);
  }

  #some(is: (card: Place) => boolean): boolean {
    return [...this.#columns.values()].some((column) => column.some(is));
  }

  /** Whether a card lies on an upright line. */
  hide(x: number, top: number, bottom: number): boolean {
    const near = [Math.floor((x - CARD.width - CLEAR) / COLUMN), Math.floor((x + CLEAR) / COLUMN)];
    return [...new Set(near)].some((column) =>
      this.#columns.get(column)?.some(
        (card) => card.x - CLEAR < x && x < card.x + CARD.width + CLEAR && card.y < bottom && card.y + CARD.height > top,
      ),
    );
  }
}

/** Whether the whole line from a manager above down to a report is seen: it goes behind no card. */
export function isSeen(manager: Place, report: Place, cards: Cards): boolean {
  if (report.y < manager.y + CARD.height) return false;
  const foot = manager.y + CARD.height;
  const bus = Math.min(foot + GAP.y / 2, (foot + report.y) / 2);
  const side = entry(manager, report, cards);
  const upright = side === "t" ? report.x + CARD.width / 2 : side === "r" ? report.x + CARD.width + BESIDE.r : report.x - BESIDE.l;
  const start = manager.x + CARD.width / 2;
  return (
    !cards.hide(start, foot, bus) &&
    !cards.hideLevel(bus, start, upright) &&
    !cards.hide(upright, bus, side === "t" ? report.y : report.y + CARD.height / 2)
  );
}

/** On which side a line from a manager above enters a card: from above, or where another card would hide it, so that it came out
 * from behind that one as if the person reported to them, from the side.
 */
export function entry(manager: Place, report: Place, cards: Cards): "t" | "r" | "l" {
  const bus = manager.y + CARD.height + GAP.y / 2;
  if (report.y <= bus || !cards.hide(report.x + CARD.width / 2, bus, report.y)) return "t";
  const middle = report.y + CARD.height / 2;
  if (!cards.hide(report.x + CARD.width + BESIDE.r, bus, middle)) return "r";
  return cards.hide(report.x - BESIDE.l, bus, middle) ? "t" : "l";
}
