import { managersOf } from "../map/layout";
import type { ContactMap, Stakeholder } from "../map/query";
import { stanceTowards } from "../map/signs";

/** A person with those who report to them in this map. */
export interface Branch {
  id: string;
  person: Stakeholder;
  below: Branch[];
}

/** Everybody below their manager; whoever reports to nobody in the map stands at the top. */
export function branchesOf(map: ContactMap, wanted: (person: Stakeholder) => boolean = () => true): Branch[] {
  const managers = managersOf(map);
  const branches = new Map(map.stakeholders.map((person) => [person.uid, { id: person.uid, person, below: [] } as Branch]));
  const top: Branch[] = [];
  for (const branch of branches.values()) {
    const above = branches.get(managers.get(branch.id) ?? "");
    (above?.below ?? top).push(branch);
  }
  // Whoever stands above somebody who is wanted is kept, so that it is seen where they belong.
  const kept = (found: Branch[]): Branch[] =>
    found
      .map((branch) => ({ ...branch, below: kept(branch.below) }))
      .filter((branch) => branch.below.length > 0 || wanted(branch.person))
      .sort((a, b) => b.below.length - a.below.length || byName(a.person, b.person));
  return kept(top);
}

/** Whether this text stands in what the person is called or does. */
export function speaksOf(person: Stakeholder, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return `${person.contact.name} ${person.title ?? ""} ${person.department ?? ""}`.toLowerCase().includes(wanted);
}

export const COLUMNS = ["name", "title", "department", "roles", "power", "stance", "votes", "veto", "coverage", "last-contact"] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order {
  by: Column;
  descending: boolean;
}

export const POWERS = ["OUTSIDE", "POLITICAL_STRUCTURE", "INNER_CIRCLE"] as const;
export const LEVELS = ["BRIEF", "MULTIPLE", "IN_DEPTH"] as const;

/** The people in this order; what is not known comes last, whichever way. */
export function inOrder(map: ContactMap, order: Order, role: (code: string) => string = (code) => code): Stakeholder[] {
  const us = map.parties.find((party) => party.kind === "US");
  const value = (person: Stakeholder): string | number | null => {
    switch (order.by) {
      case "name":
        return person.contact.name || null;
      case "title":
        return person.title;
      case "department":
        return person.department;
      case "roles":
        return person.roles.map((one) => role(one.code)).join(", ") || null;
      case "power":
        return person.power && POWERS.indexOf(person.power);
      case "stance":
        return stanceTowards(person, us);
      case "votes":
        return person.voteWeight;
      case "veto":
        return person.canVeto ? 0 : null;
      case "coverage":
        return person.coverage.length === 0 ? null : Math.max(...person.coverage.map((one) => LEVELS.indexOf(one.level)));
      case "last-contact":
        return person.lastContactAt ? Date.parse(person.lastContactAt) : null;
    }
  };
  const side = order.descending ? -1 : 1;
  return map.stakeholders
    .map((person) => ({ person, is: value(person) }))
    .sort((a, b) => {
      if (a.is === null || b.is === null) return Number(a.is === null) - Number(b.is === null) || byName(a.person, b.person);
      const first = typeof a.is === "number" && typeof b.is === "number" ? a.is - b.is : String(a.is).localeCompare(String(b.is));
      return side * first || byName(a.person, b.person);
    })
    .map(({ person }) => person);
}

/** One of us. */
export interface Colleague {
  uid: string;
  name: string;
}

/** Who of us covers anybody here, by name, the reader, and who else was added. */
export function ourPeople(map: ContactMap, me: Colleague | null, added: readonly Colleague[] = []): Colleague[] {
  const found = new Map(map.stakeholders.flatMap((person) => person.coverage.map((one) => [one.userUid, one.userName] as const)));
  for (const one of me ? [me, ...added] : added) found.set(one.uid, one.name);
  return [...found].map(([uid, name]) => ({ uid, name })).sort((a, b) => a.name.localeCompare(b.name));
}

function byName(a: Stakeholder, b: Stakeholder): number {
  return a.contact.name.localeCompare(b.contact.name) || a.uid.localeCompare(b.uid);
}
