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

  it("lead to the side of those who stand in a stack, and from above to who stands alone", () => {
    const map = mapOf(["boss", "low", "lower", "beside"], { lines: [["low", "boss"], ["lower", "boss"], ["beside", "boss"]] });
    const places = new Map([...PLACES, ["lower", { x: 0, y: 400 }], ["beside", { x: 300, y: 200 }]]);
    expect(linesOf(map, places, ALL).map((line) => [line.target, line.sourceHandle, line.targetHandle])).toEqual([
      ["low", "b", "l"],
      ["lower", "b", "l"],
      ["beside", "b", "t"],
    ]);
  });

  it("lead to a side, free of the stacks there, where they would come out from behind another's card", () => {
    const map = mapOf(["boss", "low", "between"], { lines: [["low", "boss"]] });
    const places = new Map([["boss", { x: 0, y: 0 }], ["between", { x: 30, y: 168 }], ["low", { x: 0, y: 336 }]]);
    const side = () => linesOf(map, places, ALL)[0]?.targetHandle;
    expect(side()).toBe("l"); // to the right the card between stands out
    places.set("between", { x: -30, y: 168 });
    expect(side()).toBe("r");
    places.set("between", { x: 130, y: 168 }); // past the middle
    expect(side()).toBe("t");
    places.set("between", { x: 30, y: 504 }); // below
    expect(side()).toBe("t");
    places.delete("between");
    expect(side()).toBe("t");
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

  it("between the same two people are told apart", () => {
    const map = applied(mapOf(["boss", "low", "other"], {}), [
      { setInfluence: { influencer: "low", influenced: "boss", strength: 2, sign: -1 } },
      { setInfluence: { influencer: "boss", influenced: "low", strength: 1, sign: 1 } },
      { setInfluence: { influencer: "boss", influenced: "other", strength: 1, sign: 1 } },
    ]);
    const places = new Map([...PLACES, ["other", { x: 600, y: 0 }]]);
    expect(linesOf(map, places, ALL).map(({ label, data }) => [label, data])).toEqual([
      ["−−", { lane: 0, of: 2 }],
      ["+", { lane: 1, of: 2 }],
      ["+", { lane: 0, of: 1 }],
    ]);
  });

  it("of who is selected stand out, and the others stay the same objects", () => {
    const lines = linesOf(mapOf(["boss", "low"], { lines: [["low", "boss"]] }), PLACES, ALL);
    expect(withSelected(lines, new Set(["other"]))[0]).toBe(lines[0]);
    expect(withSelected(lines, new Set(["low"]))[0]?.className).toContain("of-selected");
  });
});
