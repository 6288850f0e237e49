import { describe, expect, it } from "vitest";

import { linesOf, LINE_KINDS, sidesOfInfluence, sidesOfReporting, withSelected } from "./lines";
import { applied } from "./applied";
import { mapOf } from "./testing";

const ALL = new Set(LINE_KINDS);
const PLACES = new Map([
  ["boss", { x: 0, y: 0 }],
  ["low", { x: 0, y: 200 }],
]);

describe("lines", () => {
  it("leave a manager below, and above where the report was placed above", () => {
    expect(sidesOfReporting({ x: 0, y: 0 }, { x: 50, y: 200 })).toEqual({ sourceHandle: "b", targetHandle: "t" });
    expect(sidesOfReporting({ x: 0, y: 200 }, { x: 50, y: 0 })).toEqual({ sourceHandle: "t", targetHandle: "b" });
    expect(sidesOfReporting({ x: 500, y: 0 }, { x: 0, y: 10 })).toEqual({ sourceHandle: "l", targetHandle: "r" });
  });

  it("do not run through the cards between two people in a column or a row", () => {
    expect(sidesOfInfluence({ x: 0, y: 0 }, { x: 10, y: 600 })).toEqual({ sourceHandle: "r", targetHandle: "r" });
    expect(sidesOfInfluence({ x: 0, y: 0 }, { x: 900, y: 0 })).toEqual({ sourceHandle: "t", targetHandle: "t" });
    expect(sidesOfInfluence({ x: 300, y: 0 }, { x: 0, y: 0 })).toEqual({ sourceHandle: "l", targetHandle: "r" });
  });

  it("are drawn only between people in sight, and only of the kinds that are shown", () => {
    const map = applied(mapOf(["boss", "low", "away"], { lines: [["low", "boss"], ["away", "boss"]] }), [
      { setInfluence: { influencer: "low", influenced: "boss", strength: 2, sign: -1 } },
    ]);
    expect(linesOf(map, PLACES, ALL).map((line) => line.label)).toEqual([undefined, "−−"]);
    expect(linesOf(map, PLACES, new Set(["influence"]))).toHaveLength(1);
  });

  it("of who is selected stand out, and the others stay the same objects", () => {
    const lines = linesOf(mapOf(["boss", "low"], { lines: [["low", "boss"]] }), PLACES, ALL);
    expect(withSelected(lines, new Set(["other"]))[0]).toBe(lines[0]);
    expect(withSelected(lines, new Set(["low"]))[0]?.className).toContain("of-selected");
  });
});
