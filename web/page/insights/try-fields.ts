import type { TriedChange } from "./trial";

/** What can happen, in the order in which it is offered. */
export const KINDS = ["stance", "leaves", "manager", "power", "roles", "influence", "coverage", "colleague-leaves"] as const;
export type Kind = (typeof KINDS)[number];
/** No value: not known, nobody, no more. */
export const NONE = "-";
export const STRENGTHS = ["3", "2", "1", "-1", "-2", "-3", NONE] as const;
export const LEVELS = ["BRIEF", "MULTIPLE", "IN_DEPTH"] as const;
const POWERS = ["OUTSIDE", "POLITICAL_STRUCTURE", "INNER_CIRCLE"] as const;

/** What the form holds; each kind of change takes some of it. */
export interface TryFields {
  kind: Kind;
  who: string | null;
  party: string | null;
  stance: string;
  manager: string;
  power: string;
  roles: readonly string[];
  target: string | null;
  /** Negative: sets against. */
  strength: (typeof STRENGTHS)[number];
  colleague: string | null;
  level: (typeof LEVELS)[number];
}

export const FIRST_FIELDS: TryFields = {
  kind: "stance",
  who: null,
  party: null,
  stance: "2",
  manager: NONE,
  power: NONE,
  roles: [],
  target: null,
  strength: "2",
  colleague: null,
  level: "MULTIPLE",
};

/** The change that the form describes; null while something is missing. */
export function toTried(fields: TryFields): TriedChange | null {
  const { kind, who, party, stance, manager, power, roles, target, strength, colleague, level } = fields;
  if (kind === "colleague-leaves") return colleague === null ? null : { colleagueLeaves: { user: colleague } };
  if (who === null) return null;
  switch (kind) {
    case "leaves":
      return { personLeaves: { stakeholder: who } };
    case "manager":
      return manager === who ? null : { managerChanges: { stakeholder: who, manager: manager === NONE ? null : manager } };
    case "power":
      return { powerChanges: { stakeholder: who, power: POWERS.find((one) => one === power) ?? null } };
    case "roles":
      return { rolesChange: { stakeholder: who, roles: [...roles] } };
    case "influence": {
      if (target === null || target === who) return null;
      const value = strength === NONE ? null : Number(strength);
      const how = value === null ? { strength: null } : { strength: Math.abs(value), sign: Math.sign(value) };
      return { influenceChanges: { source: who, target, sign: 1, ...how } };
    }
    case "coverage":
      return colleague === null ? null : { coverageBegins: { stakeholder: who, user: colleague, level } };
    case "stance":
      return party === null
        ? null
        : { stanceChanges: { stakeholder: who, party, value: stance === NONE ? null : Number(stance) } };
  }
}
