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
