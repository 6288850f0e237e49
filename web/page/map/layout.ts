import { stratify, tree } from "d3-hierarchy";

/** As much of a map as its layout needs. */
export interface LaidOut {
  stakeholders: readonly {
    uid: string;
    contact: { name: string };
    department: string | null;
    x: number | null;
    y: number | null;
  }[];
  reportingLines: readonly { report: { uid: string }; manager: { uid: string }; kind: "SOLID" | "DOTTED" }[];
}

export interface Place {
  x: number;
  y: number;
}

/** A larger one needs larger stretches in `graph_crm/analysis/layout.py`, or cards cover each other in the drawing. */
export const CARD = { width: 236, height: 112 } as const;
/** Between two cards. */
export const GAP = { x: 28, y: 56 } as const;
/** From one card to the next. */
export const STEP = { x: CARD.width + GAP.x, y: CARD.height + GAP.y } as const;
/** How reports who have none of their own stand: so many side by side, as everybody draws them; more in columns this high. */
interface Shape {
  beside: number;
  high: number;
}
// From what everybody draws to what needs the least width: a tidy tree of 500 would be 124,000 pixels wide.
const SHAPES: readonly Shape[] = [
  { beside: 3, high: 5 },
  { beside: 1, high: 5 },
  { beside: 1, high: 10 },
];
// In a map of more than this everybody stacks high; trying what looks best would take long and change little.
const MANY = 200;
// The canvas of a laptop between the list and the details, in pixels.
const SCREEN = { width: 780, height: 650 } as const;
// A shape that shows the cards almost as large as the best is good enough when it is nearer to what everybody draws.
const GOOD_ENOUGH = 0.85;
const ROOT = " root";

interface Spot {
  id: string;
  /** Who stands over them in the drawing: their manager, or whoever stands above them in a column of leaves. */
  above: string;
}

/** A place for everybody who has none, by uid: below their managers, nobody over anybody, and who has a place keeps it.
 *
 * Only solid reporting lines count. O(people log people).
 */
export function tidy(map: LaidOut): Map<string, Place> {
  const placed = new Map<string, Place>();
  for (const { uid, x, y } of map.stakeholders) if (x !== null && y !== null) placed.set(uid, { x, y });
  const drawn = tidyAll(map);
  if (placed.size === 0) return drawn;
  const taken = new Taken(placed.values());
  const managers = managersOf(map);
  const right = Math.max(...[...placed.values()].map((place) => place.x)) + STEP.x * 2;
  const top = Math.min(...[...placed.values()].map((place) => place.y));
  const found = new Map<string, Place>();
  // From top to bottom, so that a manager stands before those below look for a place.
  const waiting = map.stakeholders
    .filter((person) => !placed.has(person.uid))
    .sort((a, b) => (drawn.get(a.uid)?.y ?? 0) - (drawn.get(b.uid)?.y ?? 0));
  for (const { uid } of waiting) {
    const manager = managers.get(uid);
    const above = manager === undefined ? undefined : (placed.get(manager) ?? found.get(manager));
    const place = taken.near(above ? { x: above.x, y: above.y + STEP.y } : { x: right, y: top });
    found.set(uid, place);
  }
  return found;
}

/** A place for everybody, whoever had one: stacked as far as it lets the cards be seen larger. */
export function tidyAll(map: LaidOut): Map<string, Place> {
  const managers = managersOf(map);
  const shapes = map.stakeholders.length > MANY ? SHAPES.slice(-1) : SHAPES;
  const drawings = shapes.map((shape) => drawn(columns(map, managers, shape)));
  const zooms = drawings.map(zoomOf);
  const enough = Math.max(...zooms) * GOOD_ENOUGH;
  return drawings[zooms.findIndex((zoom) => zoom >= enough)] ?? new Map();
}

function drawn(spots: readonly Spot[]): Map<string, Place> {
  const root = stratify<Spot>()
    .id((spot) => spot.id)
    .parentId((spot) => (spot.id === ROOT ? null : spot.above))([{ id: ROOT, above: "" }, ...spots]);
  const places = new Map<string, Place>();
  for (const node of tree<Spot>().nodeSize([STEP.x, STEP.y]).separation(() => 1)(root)) {
    if (node.data.id === ROOT) continue;
    places.set(node.data.id, { x: Math.round(node.x), y: Math.round((node.depth - 1) * STEP.y) });
  }
  return places;
}

// How large the cards are when all of them are on the screen.
function zoomOf(places: ReadonlyMap<string, Place>): number {
  const [xs, ys] = [[...places.values()].map((place) => place.x), [...places.values()].map((place) => place.y)];
  const width = Math.max(...xs) - Math.min(...xs) + STEP.x;
  const height = Math.max(...ys) - Math.min(...ys) + STEP.y;
  return Math.min(1, SCREEN.width / width, SCREEN.height / height);
}

/** A free place near this one. */
export function freePlace(taken: Iterable<Place>, wanted: Place): Place {
  return new Taken([...taken]).near(wanted);
}

function columns(map: LaidOut, managers: ReadonlyMap<string, string>, shape: Shape): Spot[] {
  const hasReports = new Set(managers.values());
  const spots: Spot[] = [];
  const leaves = new Map<string, string[]>();
  for (const { uid } of inOrder(map)) {
    const above = managers.get(uid) ?? ROOT;
    if (hasReports.has(uid)) spots.push({ id: uid, above });
    else leaves.set(above, [...(leaves.get(above) ?? []), uid]);
  }
  for (const [above, people] of leaves) {
    const { beside, high } = shape;
    const height = people.length <= beside ? 1 : beside === 1 ? high : Math.min(high, Math.ceil(people.length / 2));
    for (let from = 0; from < people.length; from += height) {
      // One below the other, so that the tree keeps the room under the first free of others.
      people.slice(from, from + height).forEach((id, index, column) => {
        spots.push({ id, above: column[index - 1] ?? above });
      });
    }
  }
  return spots;
}

// Not by the language of a browser: colleagues see the same picture.
const IN_ORDER = new Intl.Collator("und");

// Those of a department together, then by name: the same map is drawn the same way each time.
function inOrder(map: LaidOut): LaidOut["stakeholders"] {
  return [...map.stakeholders].sort(
    (a, b) =>
      IN_ORDER.compare(a.department ?? "", b.department ?? "") ||
      IN_ORDER.compare(a.contact.name, b.contact.name) ||
      IN_ORDER.compare(a.uid, b.uid),
  );
}

/** Who stands directly above whom; a circle, which the server does not let happen, is cut. */
export function managersOf(map: LaidOut): Map<string, string> {
  const managers = new Map<string, string>();
  const known = new Set(map.stakeholders.map((person) => person.uid));
  for (const { report, manager, kind } of map.reportingLines) {
    if (kind !== "SOLID" || !known.has(report.uid) || !known.has(manager.uid)) continue;
    let above: string | undefined = manager.uid;
    while (above !== undefined && above !== report.uid) above = managers.get(above);
    if (above === undefined) managers.set(report.uid, manager.uid);
  }
  return managers;
}

/** Which squares of a grid are taken by cards. */
class Taken {
  readonly #squares = new Map<string, Place[]>();

  constructor(places: Iterable<Place>) {
    for (const place of places) this.#add(place);
  }

  /** The nearest free place in the rows at and below this one, which is taken from then on. */
  near(wanted: Place): Place {
    for (let ring = 0; ; ring++) {
      for (let down = 0; down <= ring; down++) {
        for (const side of ring === down ? range(ring) : [ring, -ring]) {
          const place = { x: wanted.x + side * STEP.x, y: wanted.y + down * STEP.y };
          if (this.#isFree(place)) {
            this.#add(place);
            return place;
          }
        }
      }
    }
  }

  #isFree({ x, y }: Place): boolean {
    const [column, row] = square({ x, y });
    for (let right = -1; right <= 1; right++) {
      for (let down = -1; down <= 1; down++) {
        for (const other of this.#squares.get(`${column + right},${row + down}`) ?? []) {
          if (Math.abs(other.x - x) < CARD.width + 8 && Math.abs(other.y - y) < CARD.height + 8) return false;
        }
      }
    }
    return true;
  }

  #add(place: Place): void {
    const key = square(place).join(",");
    this.#squares.set(key, [...(this.#squares.get(key) ?? []), place]);
  }
}

function square({ x, y }: Place): [number, number] {
  return [Math.floor(x / STEP.x), Math.floor(y / STEP.y)];
}

// 0, 1, -1, 2, -2 …
function range(most: number): number[] {
  return [0, ...Array.from({ length: most }, (_, index) => [index + 1, -index - 1]).flat()];
}
