import { describe, expect, it } from "vitest";

import { mapOf, person } from "../map/testing";
import type { Vocabulary } from "../map/vocabulary";
import { makeWords } from "../words";
import { colleaguesOf, sayTried, toMapChanges, type TriedChange } from "./trial";

const MAP = mapOf(["ann", "bob"]);
const VOCABULARY: Vocabulary = {
  me: { mayWrite: true, role: "REP", user: null },
  roles: [],
  entries: () => [],
  word: (name, code) => `${name} ${code}`,
  role: (code) => code,
};

describe("what has to be written to make a tried change real", () => {
  it.each<[string, TriedChange, unknown[]]>([
    ["a stance", { stanceChanges: { stakeholder: "ann", value: 2 } }, [{ setStance: { stakeholder: "ann", party: "us", value: 2 } }]],
    [
      "a competitor's mentor",
      { stanceChanges: { stakeholder: "ann", party: "rival", value: 2 } },
      [{ setStance: { stakeholder: "ann", party: "rival", value: 2 } }],
    ],
    [
      "a stance that is not known any more",
      { stanceChanges: { stakeholder: "ann", value: null } },
      [{ clearStance: { stakeholder: "ann", party: "us" } }],
    ],
    ["somebody who leaves", { personLeaves: { stakeholder: "bob" } }, [{ removeStakeholder: { stakeholder: "bob" } }]],
    [
      "a boss, who is a contact to the map",
      { managerChanges: { stakeholder: "ann", manager: "bob" } },
      [{ setReportingLine: { report: "contact-ann", manager: "contact-bob" } }],
    ],
    [
      "no boss",
      { managerChanges: { stakeholder: "ann", manager: null } },
      [{ removeReportingLine: { report: "contact-ann" } }],
    ],
    [
      "power",
      { powerChanges: { stakeholder: "ann", power: null } },
      [{ updateStakeholder: { stakeholder: "ann", power: null } }],
    ],
    ["nothing, where one of us leaves", { colleagueLeaves: { user: "me" } }, []],
  ])("%s", (_, tried, written) => {
    expect(toMapChanges(MAP, tried)).toEqual(written);
  });
});

describe("a tried change in words", () => {
  const say = (language: "en" | "zh", tried: TriedChange) =>
    sayTried(tried, { map: MAP, t: makeWords(language).t, vocabulary: VOCABULARY });

  it("names the people and what happens, in both languages", () => {
    expect(say("en", { stanceChanges: { stakeholder: "ann", value: -2 } })).toBe("ann towards We: Opponent");
    expect(say("en", { managerChanges: { stakeholder: "ann", manager: "bob" } })).toBe("ann reports to bob");
    expect(say("zh", { personLeaves: { stakeholder: "ann" } })).toBe("ann离开");
  });
});

it("knows who of us covers somebody, each once", () => {
  const by = { userUid: "me", userName: "Marta", level: "BRIEF" as const };
  const map = { ...MAP, stakeholders: [person("a", { coverage: [by] }), person("b", { coverage: [by] })] };
  expect(colleaguesOf(map)).toEqual([{ id: "me", name: "Marta" }]);
});
