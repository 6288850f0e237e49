import { describe, expect, it } from "vitest";

import { makeWords } from "../words";
import { en } from "../words/en";
import { coloursOffered, colouring, namesOf, type ColourBy } from "./colours";
import type { Party } from "./query";
import { sizesOf } from "./sizes";
import { mapOf, person } from "./testing";
import type { Vocabulary } from "./vocabulary";

const { t } = makeWords({ language: "en", catalogue: en });
const PARTIES: Party[] = [
  { uid: "us", kind: "US", name: "We" },
  { uid: "rival", kind: "COMPETITOR", name: "Rival" },
];
const LEVELS = ["innovator", "visionary", "pragmatist", "conservative", "laggard"].map((code) => ({ code, name: code }));
const VOCABULARY = {
  entries: () => LEVELS,
  role: (code: string) => code.toUpperCase(),
} as unknown as Vocabulary;

function colours(by: ColourBy, names: readonly string[] = []) {
  return colouring(by, { parties: PARTIES, names, t, vocabulary: VOCABULARY });
}

describe("colours", () => {
  it("of a stance are told for each party", () => {
    const stance = { party: { uid: "rival" }, value: 2, confidence: null, evidence: null, assessedBy: null, assessedAt: "", disputed: false };
    const theirs = person("a", { stances: [stance] });
    expect(colours("stance rival").of(theirs)).toMatchObject({ className: "for", word: "For Rival" });
    expect(colours("stance").of(theirs).word).toBe("Unknown");
    expect(coloursOffered(PARTIES, t).map((one) => one.name).slice(0, 2)).toEqual(["Stance towards us", "Stance towards Rival"]);
  });

  it("of names are those of most people first, as many as can be told apart; the others share one", () => {
    const people = ["a", "b", "c", "d", "e", "f", "g", "g"].map((department, index) => person(`${index}`, { department }));
    const names = namesOf("department", { stakeholders: people });
    expect(names[0]).toBe("g");
    const { keys, of } = colours("department", names);
    expect(keys.map((key) => key.word)).toEqual(["g", "a", "b", "c", "d", "e", "1 other", "Unknown"]);
    expect(of(people[5] ?? person("x")).word).toBe("1 other");
    expect(of(person("none")).word).toBe("Unknown");
  });

  it("of what the company's words order or name are those of the words", () => {
    expect(colours("adaptability").of(person("a", { adaptability: "LAGGARD" }))).toMatchObject({ className: "hue-5", word: "laggard" });
    expect(colours("role", ["user"]).of(person("a", { roles: [{ code: "user" }] })).word).toBe("USER");
    expect(colours("contact").of(person("a", { lastContactAt: "2020-01-01T00:00:00Z" })).word).toBe("Longer ago");
  });
});

describe("sizes", () => {
  it("of power are its levels, of numbers thirds of the largest", () => {
    const map = mapOf(["a", "b", "c"]);
    map.stakeholders = [
      person("a", { power: "INNER_CIRCLE", voteWeight: 9 }),
      person("b", { power: "OUTSIDE", voteWeight: 4 }),
      person("c", { voteWeight: 3 }),
    ];
    expect([...sizesOf("power", map)]).toEqual([["a", 2]]);
    expect([...sizesOf("votes", map)]).toEqual([["a", 2], ["b", 1]]);
    expect(sizesOf(null, map).size).toBe(0);
    expect(sizesOf("influence", map).size).toBe(0);
  });
});
