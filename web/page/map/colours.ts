import type { Words } from "../words";
import type { ContactMap, Stakeholder } from "./query";
import { departmentsOf, ourselves, type ColourBy } from "./sight";
import { stanceSide, stanceTowards, type StanceSide } from "./signs";
import type { Vocabulary } from "./vocabulary";

/** What a colour of the drawing stands for. */
export interface Key {
  id: string;
  className: string;
  word: string;
}

const SIDES: readonly StanceSide[] = ["for", "between", "against", "unknown"];
const HUES = 6;

/** What the colours mean, in the order of the legend; the class of a person's colour is that of the key with their id. */
export function keysOf(by: ColourBy, map: ContactMap, t: Words["t"], vocabulary: Vocabulary): Key[] {
  if (by === "stance") return SIDES.map((side) => ({ id: side, className: side, word: t(`map.side-${side}`) }));
  if (by === "department") {
    const departments = departmentsOf(map).map((name, index) => ({
      id: name,
      className: index < HUES ? `hue-${index + 1}` : "unknown",
      word: name,
    }));
    // As many as can be told apart; the rest share one colour.
    const more = departments.slice(HUES);
    return [
      ...departments.slice(0, HUES),
      ...(more.length > 0 ? [{ id: "-", className: "unknown", word: t("map.other-departments", { count: more.length }) }] : []),
    ];
  }
  const entries = vocabulary.entries(by === "power" ? "POWER" : "COVERAGE");
  return [
    ...entries.map((entry, index) => ({ id: entry.code.toUpperCase(), className: `step-${index + 1}`, word: entry.name })),
    { id: "-", className: "unknown", word: t(by === "power" ? "map.power-unknown" : "map.nobody-covers") },
  ];
}

const DEPTH = { BRIEF: 1, MULTIPLE: 2, IN_DEPTH: 3 } as const;

/** Which key is a person's. */
export function keyOf(by: ColourBy, person: Stakeholder, map: Pick<ContactMap, "parties">): string {
  if (by === "stance") return stanceSide(stanceTowards(person, ourselves(map)));
  if (by === "department") return person.department ?? "-";
  if (by === "power") return person.power ?? "-";
  const [deepest] = [...person.coverage].sort((a, b) => DEPTH[b.level] - DEPTH[a.level]);
  return deepest?.level ?? "-";
}
