import { describe, expect, it } from "vitest";

import { makeWords } from "../words";
import { en } from "../words/en";
import { whatIsLeftOut } from "./starting";
import type { Vocabulary } from "./vocabulary";

const { t } = makeWords({ language: "en", catalogue: en });
const vocabulary: Vocabulary = {
  me: { mayWrite: true, role: "REP", user: null },
  roles: [],
  entries: () => [],
  word: (name, code) => `${name} ${code}`,
  role: (code) => `role ${code}`,
};
const left = (name: string, what: "ROLE" | "ORIENTATION" | "STANCE" | "COVERAGE", value: string) => ({ person: { uid: name, name }, what, value });

describe("what could not be copied", () => {
  it("is nothing where all could", () => {
    expect(whatIsLeftOut([], { t, vocabulary })).toBeNull();
  });

  it("is said of each, a seat too, in the words of the company", () => {
    const told = [left("Ann", "ROLE", "coach"), left("", "ORIENTATION", "cost"), left("Bo", "STANCE", "Rival"), left("Bo", "COVERAGE", "Cleo")];
    expect(whatIsLeftOut(told, { t, vocabulary })).toBe(
      "Not copied, because it can’t be given any more: Ann: the role role coach; Not named yet: the orientation ORIENTATION cost; Bo: a stance towards Rival; Bo: coverage by Cleo",
    );
  });

  it("is not longer than one reads", () => {
    const told = whatIsLeftOut(Array.from({ length: 11 }, (_, index) => left(`P${index}`, "ROLE", "coach")), { t, vocabulary });
    expect(told).toContain("P7: the role role coach; and 3 more");
    expect(told).not.toContain("P8");
  });
});
