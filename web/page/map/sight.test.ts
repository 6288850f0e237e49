import { describe, expect, it } from "vitest";

import { departmentsOf, folded, found, matches, NO_FILTER } from "./sight";
import { mapOf, person } from "./testing";

const US = { uid: "us", kind: "US" as const, name: "We" };
const stance = (value: number) => ({
  party: { uid: "us" },
  value,
  confidence: null,
  evidence: null,
  assessedBy: null,
  assessedAt: "2026-01-01T00:00:00Z",
  disputed: false,
});

describe("a branch that is folded", () => {
  const lines: [string, string][] = [["mid", "boss"], ["low", "mid"], ["side", "boss"]];

  it("hides everybody below and counts them on the card", () => {
    const { hidden, below } = folded(mapOf(["boss", "mid", "low", "side"], { lines }), ["boss"]);
    expect([...hidden].sort()).toEqual(["low", "mid", "side"]);
    expect([...below]).toEqual([["boss", 3]]);
  });

  it("counts on the topmost card where one lies within another", () => {
    const { below } = folded(mapOf(["boss", "mid", "low", "side"], { lines }), ["mid", "boss"]);
    expect([...below]).toEqual([["boss", 3]]);
  });

  it("is nothing where nobody is below", () => {
    expect(folded(mapOf(["boss", "low"]), ["boss"]).hidden.size).toBe(0);
  });
});

describe("a filter", () => {
  it("lets through who has all that is asked for", () => {
    const cfo = person("cfo", { roles: [{ code: "approver" }], department: "Finance", stances: [stance(-1)] });
    expect(matches(cfo, NO_FILTER, US)).toBe(true);
    expect(matches(cfo, { ...NO_FILTER, role: "approver", stance: "against" }, US)).toBe(true);
    expect(matches(cfo, { ...NO_FILTER, role: "approver", stance: "for" }, US)).toBe(false);
    expect(matches(cfo, { ...NO_FILTER, coverage: "uncovered" }, US)).toBe(true);
    expect(matches(cfo, { ...NO_FILTER, keyOnly: true }, US)).toBe(false);
    expect(matches(person("new"), { ...NO_FILTER, stance: "unknown" }, US)).toBe(true);
  });
});

describe("finding", () => {
  it("puts names that begin with the text first", () => {
    const people = [
      person("a", { contact: { uid: "1", name: "Johan", known: true }, title: "Head of Anchors" }),
      person("b", { contact: { uid: "2", name: "Anna", known: true } }),
    ];
    expect(found(people, " an").map((one) => one.uid)).toEqual(["b", "a"]);
    expect(found(people, "  ")).toEqual([]);
  });
});

it("names the largest departments first", () => {
  const people = ["IT", "IT", "Finance", null].map((department, index) => person(`p${index}`, { department }));
  expect(departmentsOf({ ...mapOf([]), stakeholders: people })).toEqual(["IT", "Finance"]);
});
