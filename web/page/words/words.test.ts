import { describe, expect, it } from "vitest";

import { en } from "./en";
import { zh } from "./zh";
import { makeWords, type MessageId } from ".";

const SOURCES = import.meta.glob("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const PLACEHOLDER = /\{(\w+)/g;
const PLURAL = /\{(\w+), plural, (?:[^{}]*\{[^{}]*\})*\s*\}/g;

describe("the catalogue", () => {
  it("has the same sentences in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it("has the same values in both", () => {
    const names = (text: string) =>
      [...new Set([...text.replaceAll(PLURAL, "{$1}").matchAll(PLACEHOLDER)].map((match) => match[1]))].sort();
    for (const [id, sentence] of Object.entries(en)) expect(names(zh[id as MessageId]), id).toEqual(names(sentence));
  });

  it("has no sentence that nothing says", () => {
    const code = Object.values(SOURCES).join("\n");
    // Some are put together: `map.${place}`.
    const begun = [...code.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map((match) => match[1] ?? "");
    const unsaid = Object.keys(en).filter(
      (id) => !code.includes(`"${id}"`) && !begun.some((begin) => id.startsWith(begin)),
    );
    expect(unsaid).toEqual([]);
  });

  it("says how many in each language", () => {
    expect(makeWords({ language: "en", catalogue: en }).t("map.people-count", { count: 1 })).toBe("1 person");
    expect(makeWords({ language: "en", catalogue: en }).t("map.people-count", { count: 2 })).toBe("2 people");
    expect(makeWords({ language: "zh", catalogue: zh }).t("map.people-count", { count: 2 })).toBe("2 人");
  });
});
