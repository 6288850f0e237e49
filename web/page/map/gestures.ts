import { CARD, type Place } from "./layout";
import type { ContactMap, MapChange } from "./query";

// Between two cards in a row.
const APART = 28;

/** What a line that is drawn means. */
export type Pen =
  | { kind: "reporting" | "dotted" | "alliance" | "conflict" }
  | { kind: "influence"; strength: number; sign: 1 | -1 };

/** Whose card is at this point of the drawing. */
export function cardUnder(
  point: Place,
  places: ReadonlyMap<string, Place>,
  except: ReadonlySet<string>,
): string | undefined {
  for (const [uid, { x, y }] of places) {
    if (except.has(uid)) continue;
    if (point.x >= x && point.x <= x + CARD.width && point.y >= y && point.y <= y + CARD.height) return uid;
  }
  return undefined;
}

/** Put people at these places. Whoever was only laid out by us until now stays where everybody sees them. */
export function placeAll(
  map: ContactMap,
  shown: ReadonlyMap<string, Place>,
  moved: ReadonlyMap<string, Place>,
): MapChange[] {
  const nobodyPlaced = map.stakeholders.every((person) => person.x === null);
  const wanted = nobodyPlaced ? new Map([...shown, ...moved]) : moved;
  return [...wanted].map(([stakeholder, { x, y }]) => ({ placeStakeholder: { stakeholder, x, y } }));
}

/** Take people off the canvas; they stay in the map. */
export function takeOff(map: ContactMap, shown: ReadonlyMap<string, Place>, uids: ReadonlySet<string>): MapChange[] {
  const nobodyPlaced = map.stakeholders.every((person) => person.x === null);
  const others = nobodyPlaced ? new Map([...shown].filter(([uid]) => !uids.has(uid))) : new Map<string, Place>();
  const off = nobodyPlaced ? [] : [...uids].filter((uid) => shown.has(uid));
  return [
    ...placeAll(map, others, others),
    ...off.map((stakeholder): MapChange => ({ placeStakeholder: { stakeholder, x: null, y: null } })),
  ];
}

/** These people in one row, at the height of the topmost, each as far to the side as they were, but for overlaps. */
export function aligned(shown: ReadonlyMap<string, Place>, uids: ReadonlySet<string>): Map<string, Place> {
  const row = [...uids].flatMap((uid) => {
    const place = shown.get(uid);
    return place ? [{ uid, ...place }] : [];
  });
  const top = Math.min(...row.map((one) => one.y));
  let free = Number.NEGATIVE_INFINITY;
  return new Map(
    row
      .sort((a, b) => a.x - b.x || a.y - b.y)
      .map(({ uid, x }) => {
        const at = Math.max(x, free);
        free = at + CARD.width + APART;
        return [uid, { x: at, y: top }];
      }),
  );
}

/** These people in one row with the same room between all of them. */
export function spread(shown: ReadonlyMap<string, Place>, uids: ReadonlySet<string>): Map<string, Place> {
  const row = [...aligned(shown, uids)];
  const [first, last] = [row[0]?.[1].x ?? 0, row.at(-1)?.[1].x ?? 0];
  const step = row.length > 1 ? (last - first) / (row.length - 1) : 0;
  return new Map(row.map(([uid, { y }], index) => [uid, { x: Math.round(first + index * step), y }]));
}

/** These people in the order one reads: row by row from the top, each from left to right. */
export function inReadingOrder<One extends { position: Place }>(people: readonly One[]): One[] {
  const row = (one: One) => Math.round(one.position.y / CARD.height);
  return [...people].sort((a, b) => row(a) - row(b) || a.position.x - b.position.x);
}

/** Draw a line from one person (the manager, the influencer) to another. */
export function changesOfLine(map: ContactMap, from: string, to: string, pen: Pen): MapChange[] {
  if (pen.kind === "influence") {
    return [{ setInfluence: { influencer: from, influenced: to, strength: pen.strength, sign: pen.sign } }];
  }
  if (pen.kind === "alliance" || pen.kind === "conflict") {
    return [{ setTie: { kind: pen.kind === "alliance" ? "ALLIANCE" : "CONFLICT", first: from, second: to } }];
  }
  const contacts = new Map(map.stakeholders.map((person) => [person.uid, person.contact.uid]));
  const [manager, report] = [contacts.get(from), contacts.get(to)];
  if (!manager || !report) return [];
  return [{ setReportingLine: { report, manager, kind: pen.kind === "dotted" ? "DOTTED" : "SOLID" } }];
}
