import { describe, expect, it } from "vitest";

import { mapOf, person } from "../map/testing";
import type { Vocabulary } from "../map/vocabulary";
import { makeWords } from "../words";
import { en } from "../words/en";
import { zh } from "../words/zh";
import { changesOfTrial, colleaguesOf, sayTried, tryOn, toMapChanges, type TriedChange } from "./trial";

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
    [
      "somebody of us who covers somebody",
      { coverageBegins: { stakeholder: "ann", user: "me", level: "IN_DEPTH" } },
      [{ setCoverage: { stakeholder: "ann", user: "me", level: "IN_DEPTH" } }],
    ],
    [
      "an influence",
      { influenceChanges: { source: "ann", target: "bob", strength: 2, sign: -1 } },
      [{ setInfluence: { influencer: "ann", influenced: "bob", strength: 2, sign: -1, note: null } }],
    ],
    ["nothing, where nobody's influence ends", { influenceChanges: { source: "ann", target: "bob", strength: null, sign: 1 } }, []],
    ["nothing, where one of us leaves", { colleagueLeaves: { user: "me" } }, []],
  ])("%s", (_, tried, written) => {
    expect(toMapChanges(MAP, tried)).toEqual(written);
  });
});

describe("changes that are tried one after another", () => {
  const roles = (...codes: string[]): TriedChange => ({ rolesChange: { stakeholder: "ann", roles: codes } });

  it("leave somebody with the roles of the last", () => {
    const trial = [roles("coach", "user"), roles("user", "approver")];
    expect(changesOfTrial(MAP, trial)).toEqual([
      [{ assignRole: { stakeholder: "ann", role: "coach" } }, { assignRole: { stakeholder: "ann", role: "user" } }],
      [{ unassignRole: { stakeholder: "ann", role: "coach" } }, { assignRole: { stakeholder: "ann", role: "approver" } }],
    ]);
    expect(tryOn(MAP, trial).stakeholders[0]?.roles.map(({ code }) => code)).toEqual(["user", "approver"]);
  });

  it("end an influence that was only tried", () => {
    const influence = (strength: number | null): TriedChange => ({
      influenceChanges: { source: "ann", target: "bob", strength, sign: 1 },
    });
    expect(tryOn(MAP, [influence(3)]).influences).toHaveLength(1);
    expect(tryOn(MAP, [influence(3), influence(null)]).influences).toEqual([]);
  });
});

describe("a tried change in words", () => {
  const say = (language: "en" | "zh", tried: TriedChange) =>
    sayTried(tried, { map: MAP, t: makeWords({ language, catalogue: language === "zh" ? zh : en }).t, vocabulary: VOCABULARY });

  it("names the people and what happens, in both languages", () => {
    expect(say("en", { stanceChanges: { stakeholder: "ann", value: -2 } })).toBe("ann towards We: Opponent");
    expect(say("en", { managerChanges: { stakeholder: "ann", manager: "bob" } })).toBe("ann reports to bob");
    expect(say("en", { rolesChange: { stakeholder: "ann", roles: [] } })).toBe("ann’s roles: No role yet");
    expect(say("en", { influenceChanges: { source: "ann", target: "bob", strength: 2, sign: -1 } })).toBe(
      "ann influences bob: against, strength 2",
    );
    expect(say("zh", { influenceChanges: { source: "ann", target: "bob", strength: null, sign: 1 } })).toBe("ann不再影响bob");
    expect(say("zh", { personLeaves: { stakeholder: "ann" } })).toBe("ann离开");
  });
});

it("knows who of us covers somebody, each once", () => {
  const by = { userUid: "me", userName: "Marta", level: "BRIEF" as const };
  const map = { ...MAP, stakeholders: [person("a", { coverage: [by] }), person("b", { coverage: [by] })] };
  expect(colleaguesOf(map)).toEqual([{ id: "me", name: "Marta" }]);
});
