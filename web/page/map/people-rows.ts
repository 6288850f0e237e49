import type { ListedContact } from "./contacts-above";
import type { Stakeholder } from "./query";

export type Place = "placed" | "not-placed" | "suggested" | "not-in-map";
// Whom one looks for to place comes first.
export const PLACES: readonly Place[] = ["not-placed", "suggested", "not-in-map", "placed"];

/** Somebody in the list of people beside a map. */
export interface Row extends ListedContact {
  place: Place;
  part: Stakeholder | undefined;
  /** Why they are suggested. */
  reason: string | undefined;
}

export const SORTS = ["name", "job", "power", "contact"] as const;
export type SortBy = (typeof SORTS)[number];

const POWERS = ["OUTSIDE", "POLITICAL_STRUCTURE", "INNER_CIRCLE"];

// By power the mightiest first; by contact whoever was met last, then those of whom no contact is seen.
const BEFORE: Record<SortBy, (a: Row, b: Row, collator: Intl.Collator) => number> = {
  name: () => 0,
  job: (a, b, collator) => Number(!a.title) - Number(!b.title) || collator.compare(a.title ?? "", b.title ?? ""),
  power: (a, b) => powerOf(b) - powerOf(a),
  contact: (a, b) => metAt(b) - metAt(a),
};
const powerOf = ({ part }: Row) => (part?.power ? POWERS.indexOf(part.power) : -1);
const metAt = ({ part }: Row) => (part?.lastContactAt ? Date.parse(part.lastContactAt) : 0);

/** The rows in a reader's order; who is alike in it, by name. */
export function inOrder(rows: readonly Row[], by: SortBy, collator: Intl.Collator): Row[] {
  return [...rows].sort((a, b) => BEFORE[by](a, b, collator) || collator.compare(a.name, b.name));
}

/** The rows department by department, those without one last. */
export function byDepartment(rows: readonly Row[], collator: Intl.Collator): [department: string | null, people: Row[]][] {
  const found = new Map<string | null, Row[]>();
  for (const row of rows) found.set(row.department, [...(found.get(row.department) ?? []), row]);
  return [...found].sort(
    ([a], [b]) => Number(a === null) - Number(b === null) || collator.compare(a ?? "", b ?? ""),
  );
}

/** The rows by where they are, those first whom one looks for to place. */
export function byPlace(rows: readonly Row[]): [place: Place, people: Row[]][] {
  return PLACES.map((place): [Place, Row[]] => [place, rows.filter((row) => row.place === place)]).filter(([, people]) => people.length > 0);
}

/** Everybody who is listed: the customer's people, and who else is in the map. */
export function toRows(
  parts: readonly Stakeholder[],
  contacts: readonly ListedContact[],
  suggested: ReadonlyMap<string, string>,
  search: string,
): Row[] {
  // A map in which nobody was placed is laid out whole.
  const isLaidOut = parts.every((part) => part.x === null);
  const byContact = new Map(parts.map((part) => [part.contact.uid, part]));
  const listed = new Set(contacts.map((contact) => contact.uid));
  const wanted = search.toLowerCase();
  // People of partners and those who have left are in the map, and not among the customer's contacts.
  const others = parts
    .filter((part) => !listed.has(part.contact.uid))
    .filter((part) => `${part.contact.name} ${part.title ?? ""}`.toLowerCase().includes(wanted))
    .map((part) => ({ ...part.contact, title: part.title, department: part.department }));
  return [...contacts, ...others].map((contact) => {
    const part = byContact.get(contact.uid);
    const reason = part ? undefined : suggested.get(contact.uid);
    const place: Place = part ? (part.x === null && !isLaidOut ? "not-placed" : "placed") : reason === undefined ? "not-in-map" : "suggested";
    // What the map says of somebody is of its moment; the list is today's.
    const said = part && { name: part.contact.name, title: part.title, department: part.department };
    return { ...contact, ...said, place, part, reason };
  });
}
