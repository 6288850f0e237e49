import type { ColourBy } from "./colours";
import { managersOf } from "./layout";
import { LINE_KINDS, type LineKind } from "./lines";
import type { ContactMap, Party, Stakeholder } from "./query";
import { stanceSide, stanceTowards } from "./signs";
import type { SizeBy } from "./sizes";

/** Whom to show brightly; null is everybody. */
export interface Filter {
  role: string | null;
  department: string | null;
  stance: "for" | "between" | "against" | "unknown" | null;
  coverage: "covered" | "uncovered" | null;
  keyOnly: boolean;
}

/** How a person looks at a map. It is theirs alone, and kept in their browser when they name it. */
export interface Sight {
  lines: readonly LineKind[];
  filter: Filter;
  colourBy: ColourBy;
  sizeBy: SizeBy | null;
  groups: boolean;
  /** Whether the customer's way to a decision is shown under the map. */
  path: boolean;
  /** The managers whose people are folded away. */
  collapsed: readonly string[];
}

export const NO_FILTER: Filter = { role: null, department: null, stance: null, coverage: null, keyOnly: false };

export const FIRST_SIGHT: Sight = {
  lines: LINE_KINDS,
  filter: NO_FILTER,
  colourBy: "stance",
  sizeBy: null,
  groups: false,
  path: false,
  collapsed: [],
};

export function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some(Boolean);
}

export function ourselves(map: Pick<ContactMap, "parties">): Party | undefined {
  return map.parties.find((party) => party.kind === "US");
}

/** Whether a person is one of those who were asked for. */
export function matches(person: Stakeholder, filter: Filter, us: Party | undefined): boolean {
  const { role, department, stance, coverage, keyOnly } = filter;
  return (
    (role === null || person.roles.some((one) => one.code === role)) &&
    (department === null || person.department === department) &&
    (stance === null || stanceSide(stanceTowards(person, us)) === stance) &&
    (coverage === null || (person.coverage.length > 0) === (coverage === "covered")) &&
    (!keyOnly || person.keyPlayer)
  );
}

/** Who is folded away, and how many under each folded manager who is still to be seen. O(people x depth). */
export function folded(
  map: ContactMap,
  collapsed: readonly string[],
): { hidden: ReadonlySet<string>; below: ReadonlyMap<string, number> } {
  const hidden = new Set<string>();
  const below = new Map<string, number>();
  if (collapsed.length === 0) return { hidden, below };
  const managers = managersOf(map);
  const closed = new Set(collapsed);
  for (const { uid } of map.stakeholders) {
    // The topmost closed manager is the one whose card says how many are below.
    let under: string | undefined;
    for (let above = managers.get(uid); above !== undefined; above = managers.get(above)) {
      if (closed.has(above)) under = above;
    }
    if (under === undefined) continue;
    hidden.add(uid);
    below.set(under, (below.get(under) ?? 0) + 1);
  }
  return { hidden, below };
}

/** How many report to each, directly and further below, folded or not. */
export function hasReports(map: ContactMap): ReadonlySet<string> {
  return new Set(managersOf(map).values());
}

/** The people of whom this text says something, best first: names that begin with it, then the others in reading order. */
export function found(people: readonly Stakeholder[], text: string): Stakeholder[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const begins = (person: Stakeholder) => (person.contact.name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return people
    .filter((one) => `${one.contact.name} ${one.title ?? ""} ${one.department ?? ""}`.toLowerCase().includes(wanted))
    .sort((a, b) => begins(a) - begins(b) || (a.y ?? 0) - (b.y ?? 0) || (a.x ?? 0) - (b.x ?? 0));
}

/** The departments of a map, those with the most people first. */
export function departmentsOf(map: ContactMap): string[] {
  const sizes = new Map<string, number>();
  for (const { department } of map.stakeholders) {
    if (department) sizes.set(department, (sizes.get(department) ?? 0) + 1);
  }
  return [...sizes].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}
