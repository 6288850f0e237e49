import type { Words } from "../words";
import type { ContactMap, Party, Stakeholder } from "./query";
import { stanceSide, stanceTowards, type StanceSide } from "./signs";
import type { Vocabulary, VocabularyName } from "./vocabulary";

/** By what the cards are coloured; `stance` is that towards us, `stance …` that towards the competitor with this uid. */
export type ColourBy = (typeof PLAIN)[number] | `stance ${string}`;
const PLAIN = [
  "stance",
  "role",
  "power",
  "coverage",
  "contact",
  "department",
  "seniority",
  "orientation",
  "adaptability",
  "response-mode",
] as const;

/** What a colour of the drawing stands for. */
export interface Key {
  id: string;
  className: string;
  word: string;
}

/** The colours of a map: what they mean, in the order of the legend, and which is whose. */
export interface Colouring {
  keys: readonly Key[];
  of(person: Stakeholder): Key;
  /** Whether a card says the same anyway, by a sign or a word. */
  isSaid: boolean;
}

/** What colours mean in any map, and the names that this map has of what every company names in its own way. */
interface Known {
  parties: readonly Party[];
  names: readonly string[];
  t: Words["t"];
  vocabulary: Vocabulary;
}

const SIDES: readonly StanceSide[] = ["for", "between", "against", "unknown"];
const HUES = 6;
const NOBODY = "-";
const OTHERS = "…";
export const STALE_DAYS = 30;
const DAY_MS = 86_400_000;
const DEPTH = { BRIEF: 1, MULTIPLE: 2, IN_DEPTH: 3 } as const;

/** All that the people of a map can be coloured by, with its name. */
export function coloursOffered(parties: readonly Party[], t: Words["t"]): { id: ColourBy; name: string }[] {
  const [stance, ...others] = PLAIN.map((id) => ({ id, name: t(`map.by-${id}`) }));
  const competitors = parties
    .filter((party) => party.kind !== "US")
    .map((party) => ({ id: `stance ${party.uid}` as const, name: t("map.stance-towards", { party: party.name }) }));
  return stance ? [stance, ...competitors, ...others] : [];
}

/** Those of a map's own words that the colours need, those of most people first; few change with an edit. */
export function namesOf(by: ColourBy, map: Pick<ContactMap, "stakeholders">): string[] {
  const counts = new Map<string, number>();
  for (const person of map.stakeholders) {
    const name = ownWord(by, person);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}

function ownWord(by: ColourBy, person: Stakeholder): string | null {
  if (by === "department") return person.department;
  if (by === "seniority") return person.seniority;
  if (by === "orientation") return person.orientation;
  // The first of several is the one that weighs most.
  return by === "role" ? (person.roles[0]?.code ?? null) : null;
}

/** How the people of a map are coloured. */
export function colouring(by: ColourBy, known: Known): Colouring {
  const { parties, t, vocabulary } = known;
  if (by === "stance" || by.startsWith("stance ")) {
    const party = by === "stance" ? parties.find((one) => one.kind === "US") : parties.find((one) => by.endsWith(` ${one.uid}`));
    const theirs = by !== "stance" && party ? party.name : null;
    const keys = SIDES.map((side) => ({
      id: side,
      className: side,
      word: theirs !== null && (side === "for" || side === "against") ? t(`map.side-${side}-party`, { party: theirs }) : t(`map.side-${side}`),
    }));
    return made(keys, (person) => stanceSide(stanceTowards(person, party)), true);
  }
  if (by === "contact") {
    const keys = [
      { id: "recent", className: "step-3", word: t("map.contact-recent", { days: STALE_DAYS }) },
      { id: "older", className: "step-1", word: t("map.contact-older") },
      { id: NOBODY, className: "unknown", word: t("map.no-contact") },
    ];
    return made(keys, ({ lastContactAt }) => (lastContactAt == null ? NOBODY : isStale(lastContactAt) ? "older" : "recent"), true);
  }
  if (by === "power") return ofVocabulary(known, "POWER", "step", t("map.power-unknown"), (person) => person.power, true);
  if (by === "coverage") return ofVocabulary(known, "COVERAGE", "step", t("map.nobody-covers"), deepestCover, true);
  if (by === "adaptability") return ofVocabulary(known, "ADAPTABILITY", "hue", t("map.unknown"), (person) => person.adaptability);
  if (by === "response-mode") return ofVocabulary(known, "RESPONSE_MODE", "hue", t("map.unknown"), (person) => person.responseMode);
  return ofNames(by, known, (name) => (by === "role" ? vocabulary.role(name) : name));
}

/** Whether a contact was so long ago that it says little. */
export function isStale(contact: string): boolean {
  return Date.now() - Date.parse(contact) > STALE_DAYS * DAY_MS;
}

function deepestCover(person: Stakeholder): string | null {
  const [deepest] = [...person.coverage].sort((a, b) => DEPTH[b.level] - DEPTH[a.level]);
  return deepest?.level ?? null;
}

function ofVocabulary(
  { vocabulary }: Known,
  name: VocabularyName,
  colours: "step" | "hue",
  unknown: string,
  value: (person: Stakeholder) => string | null,
  isSaid = false,
): Colouring {
  const keys = vocabulary
    .entries(name)
    .map((entry, index) => ({ id: entry.code.toUpperCase(), className: `${colours}-${index + 1}`, word: entry.name }));
  return made([...keys, { id: NOBODY, className: "unknown", word: unknown }], (person) => value(person) ?? NOBODY, isSaid);
}

function ofNames(by: ColourBy, { names, t }: Known, word: (name: string) => string): Colouring {
  const told = names.slice(0, HUES).map((name, index) => ({ id: name, className: `hue-${index + 1}`, word: word(name) }));
  // As many as can be told apart; the rest share one colour.
  const more = names.length - told.length;
  const keys = [
    ...told,
    ...(more > 0 ? [{ id: OTHERS, className: "between", word: t("map.other-names", { count: more }) }] : []),
    { id: NOBODY, className: "unknown", word: t("map.unknown") },
  ];
  const known = new Set(told.map((key) => key.id));
  return made(
    keys,
    (person) => {
      const name = ownWord(by, person);
      return name === null || name === "" ? NOBODY : known.has(name) ? name : OTHERS;
    },
    by === "role",
  );
}

function made(keys: readonly Key[], idOf: (person: Stakeholder) => string, isSaid: boolean): Colouring {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const none = keys.at(-1) ?? { id: NOBODY, className: "unknown", word: "" };
  return { keys, of: (person) => byId.get(idOf(person)) ?? none, isSaid };
}
