import { describe, expect, it } from "vitest";

import { CARD, managersOf, tidy, tidyAll, type Place } from "./layout";
import { mapOf, person } from "./testing";

function overlaps(places: Iterable<Place>): number {
  const all = [...places];
  return all.filter((one, index) =>
    all.slice(index + 1).some((two) => Math.abs(one.x - two.x) < CARD.width && Math.abs(one.y - two.y) < CARD.height),
  ).length;
}

describe("a tidy layout", () => {
  it("puts everybody below their manager", () => {
    const map = mapOf(["boss", "left", "right", "low"], { lines: [["left", "boss"], ["right", "boss"], ["low", "left"]] });
    const places = tidyAll(map);
    for (const [report, manager] of managersOf(map)) {
      expect(places.get(report)?.y).toBeGreaterThan(places.get(manager)?.y ?? Number.NaN);
    }
  });

  it("lays 500 people out without one over another, and not 124,000 wide", () => {
    const names = Array.from({ length: 500 }, (_, index) => `p${index}`);
    const lines = names.slice(1).map((name, index): [string, string] => [name, `p${Math.floor(index / 8)}`]);
    const places = tidyAll(mapOf(names, { lines }));
    expect(places.size).toBe(500);
    expect(overlaps(places.values())).toBe(0);
    const xs = [...places.values()].map((place) => place.x);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(17_000);
  });

  it("keeps a column of leaves clear of a neighbour's deeper branch", () => {
    const names = ["boss", "chief", "deep", "deeper", "deepest", ...Array.from({ length: 9 }, (_, index) => `leaf${index}`)];
    const lines: [string, string][] = [
      ["chief", "boss"],
      ["deep", "chief"],
      ["deeper", "deep"],
      ["deepest", "deep"],
      ...names.slice(5).map((leaf): [string, string] => [leaf, "boss"]),
    ];
    expect(overlaps(tidyAll(mapOf(names, { lines })).values())).toBe(0);
  });

  it("draws few side by side, and stacks where all on a screen would be too small to read", () => {
    const few = mapOf(["boss", "a", "b"], { lines: [["a", "boss"], ["b", "boss"]] });
    expect(tidyAll(few).get("a")?.y).toBe(tidyAll(few).get("b")?.y);
    const leads = ["lead1", "lead2", "lead3", "lead4"];
    const low = leads.flatMap((lead) => ["a", "b", "c"].map((name): [string, string] => [`${lead}${name}`, lead]));
    const lines = [...leads.map((lead): [string, string] => [lead, "boss"]), ...low];
    const many = tidyAll(mapOf(["boss", ...leads, ...low.map(([name]) => name)], { lines }));
    expect(many.get("lead1a")?.x).toBe(many.get("lead1b")?.x);
    expect(overlaps(many.values())).toBe(0);
  });

  it("stacks people without any line", () => {
    const places = tidyAll(mapOf(Array.from({ length: 40 }, (_, index) => `p${index}`)));
    expect(places.size).toBe(40);
    expect(overlaps(places.values())).toBe(0);
  });

  it("never moves whom a person placed, and puts nobody over them", () => {
    const map = mapOf(["boss", "low", "other"], { lines: [["low", "boss"], ["other", "boss"]] });
    const placed = { ...map, stakeholders: [person("boss", { x: 500, y: 40 }), person("low"), person("other")] };
    const places = tidy(placed);
    expect(places.has("boss")).toBe(false);
    expect(overlaps([{ x: 500, y: 40 }, ...places.values()])).toBe(0);
    expect(places.get("low")?.y).toBeGreaterThan(40);
  });

  it("ends where the lines run in a circle", () => {
    const map = mapOf(["a", "b"], { lines: [["a", "b"], ["b", "a"]] });
    expect(tidyAll(map).size).toBe(2);
  });

  it("answers for nobody", () => {
    expect(tidyAll(mapOf([])).size).toBe(0);
  });
});
