import type { ContactMap } from "../map/query";
import type { Differences } from "./differences";

/** In what somebody is different today from the moment that is looked at. */
export const MARKS = ["joined", "left", "moved", "stance", "changed"] as const;
export interface Mark {
  kind: (typeof MARKS)[number];
  /** What is different, in words. */
  said: string[];
}
/** The marks of people, by stakeholder. */
export type Marks = ReadonlyMap<string, readonly Mark[]>;

const KIND_OF: Partial<Record<Differences["kind"], Mark["kind"]>> = {
  joined: "joined",
  left: "left",
  stances: "stance",
  reportingLines: "moved",
  roles: "changed",
  coverage: "changed",
  changed: "changed",
};

/** What is different of whom, by person, in the order of `MARKS`. */
export function marksOf(found: readonly Differences[]): Marks {
  const marks = new Map<string, Mark[]>();
  for (const { kind: difference, entries } of found) {
    const kind = KIND_OF[difference];
    if (!kind) continue;
    for (const { sentence, people } of entries) {
      // Of a reporting line it is the report who moved, who is named first.
      const person = people[0];
      if (person === undefined) continue;
      const before = marks.get(person) ?? [];
      const same = before.find((mark) => mark.kind === kind);
      if (same) same.said.push(sentence);
      else marks.set(person, [...before, { kind, said: [sentence] }]);
    }
  }
  for (const of of marks.values()) of.sort((a, b) => MARKS.indexOf(a.kind) - MARKS.indexOf(b.kind));
  return marks;
}

/** The map of a moment together with those who joined since, as they are today, so that they can be marked too. */
export function withJoined(map: ContactMap, today: ContactMap, marks: Marks): ContactMap {
  const there = new Set(map.stakeholders.map((person) => person.uid));
  const joined = today.stakeholders.filter(
    ({ uid }) => !there.has(uid) && marks.get(uid)?.some((mark) => mark.kind === "joined"),
  );
  return joined.length === 0 ? map : { ...map, stakeholders: [...map.stakeholders, ...joined] };
}
