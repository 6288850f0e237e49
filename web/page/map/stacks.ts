import { CARD, GAP, type Place } from "./layout";

interface Line {
  uid: string;
  manager: { uid: string };
  report: { uid: string };
}
type Point = readonly [x: number, y: number];

const CORNER = 6;
/** How far beside a card a line goes down that enters it from the left or right; not the same, for a line between two stacks would
 * seem to lead into both.
 */
export const BESIDE = { l: GAP.x / 2, r: 8 } as const;

/** The lines to reports who stand one below the other under their manager: a line through all of them would say that each manages the next. */
export function inStacks(lines: readonly Line[], places: ReadonlyMap<string, Place>): Set<string> {
  const columns = new Map<string, string[]>();
  for (const { uid, manager, report } of lines) {
    const [above, below] = [places.get(manager.uid), places.get(report.uid)];
    if (!above || !below || below.y < above.y + CARD.height) continue;
    const column = `${manager.uid} ${below.x}`;
    columns.set(column, [...(columns.get(column) ?? []), uid]);
  }
  return new Set([...columns.values()].flatMap((column) => (column.length > 1 ? column : [])));
}

/** From the foot of a manager's card to a side of one of a stack, the left as a rule: down, along to that side, and in. */
export function trunk([footX, footY]: Point, [sideX, sideY]: Point, side: "l" | "r" = "l"): string {
  const [upright, bus] = [side === "l" ? sideX - BESIDE.l : sideX + BESIDE.r, footY + GAP.y / 2];
  return rounded([
    [footX, footY],
    [footX, bus],
    [upright, bus],
    [upright, sideY],
    [sideX, sideY],
  ]);
}

/** From a manager's card to that of a report below (or above) it: a little way, along, and then upright all the way.
 *
 * It turns right by the manager, where the lines of all reports are one, and not half way, where it would come out from behind the
 * card of a colleague as if the report were theirs.
 */
export function drop([footX, footY]: Point, [headX, headY]: Point): string {
  const turn = Math.min(GAP.y, Math.abs(headY - footY)) / 2;
  const bus = headY < footY ? footY - turn : footY + turn;
  return rounded([
    [footX, footY],
    [footX, bus],
    [headX, bus],
    [headX, headY],
  ]);
}

/** The path along these points, its corners rounded. */
export function rounded(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${point.join(",")}`;
      if (!after) return `L${point.join(",")}`;
      return `L${towards(point, before).join(",")}Q${point.join(",")} ${towards(point, after).join(",")}`;
    })
    .join("");
}

// From a corner some pixels towards another, no further than half way.
function towards([x, y]: Point, [toX, toY]: Point): Point {
  const far = Math.hypot(toX - x, toY - y);
  const share = far === 0 ? 0 : Math.min(CORNER, far / 2) / far;
  return [x + (toX - x) * share, y + (toY - y) * share];
}
