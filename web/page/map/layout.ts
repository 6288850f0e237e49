import { stratify, tree } from "d3-hierarchy";

import type { ContactMap } from "./query";

export interface Place {
  x: number;
  y: number;
}

export const CARD = { width: 236, height: 112 } as const;
const GAP = { x: 28, y: 56 } as const;
const STEP = { x: CARD.width + GAP.x, y: CARD.height + GAP.y } as const;
// Leaves of one manager stand in columns of this many: a tidy tree of 500 would be 124,000 pixels wide.
const STACK = 5;
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
export function tidy(map: ContactMap): Map<string, Place> {
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

/** A place for everybody, whoever had one. */
export function tidyAll(map: ContactMap): Map<string, Place> {
  const managers = managersOf(map);
  const spots = columns(map, managers);
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

/** A free place near this one. */
export function freePlace(map: ContactMap, wanted: Place): Place {
  const taken = map.stakeholders.flatMap(({ x, y }) => (x !== null && y !== null ? [{ x, y }] : []));
  return new Taken(taken).near(wanted);
}

function columns(map: ContactMap, managers: ReadonlyMap<string, string>): Spot[] {
  const hasReports = new Set(managers.values());
  const spots: Spot[] = [];
  const leaves = new Map<string, string[]>();
  for (const { uid } of inOrder(map)) {
    const above = managers.get(uid) ?? ROOT;
    if (hasReports.has(uid)) spots.push({ id: uid, above });
    else leaves.set(above, [...(leaves.get(above) ?? []), uid]);
  }
  for (const [above, people] of leaves) {
    // Few stand side by side, as everybody draws them.
    const height = people.length <= 3 ? 1 : Math.min(STACK, Math.ceil(people.length / 2));
    for (let from = 0; from < people.length; from += height) {
      // One below the other, so that the tree keeps the room under the first free of others.
      people.slice(from, from + height).forEach((id, index, column) => {
        spots.push({ id, above: column[index - 1] ?? above });
      });
    }
  }
  return spots;
}

// Those with more votes and a department together first, then by name: the same map is drawn the same way each time.
function inOrder(map: ContactMap): ContactMap["stakeholders"] {
  return [...map.stakeholders].sort(
    (a, b) =>
      (a.department ?? "").localeCompare(b.department ?? "") ||
      a.contact.name.localeCompare(b.contact.name) ||
      a.uid.localeCompare(b.uid),
  );
}

/** Who stands directly above whom; a circle, which the server does not let happen, is cut. */
export function managersOf(map: ContactMap): Map<string, string> {
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
