import { describe, expect, it } from "vitest";

import { aligned, cardUnder, changesOfLine, inReadingOrder, placeAll, spread, takeOff } from "./gestures";
import { mapOf, person } from "./testing";

const SHOWN = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 300, y: 0 }],
]);

describe("gestures", () => {
  it("place everybody as they are seen when nobody was placed before", () => {
    const changes = placeAll(mapOf(["a", "b"]), SHOWN, new Map([["a", { x: 5, y: 6 }]]));
    expect(changes).toEqual([
      { placeStakeholder: { stakeholder: "a", x: 5, y: 6 } },
      { placeStakeholder: { stakeholder: "b", x: 300, y: 0 } },
    ]);
  });

  it("take one off the canvas, and keep the others where they are seen", () => {
    expect(takeOff(mapOf(["a", "b"]), SHOWN, new Set(["a"]))).toEqual([
      { placeStakeholder: { stakeholder: "b", x: 300, y: 0 } },
    ]);
    const placed = { ...mapOf([]), stakeholders: [person("a", { x: 0, y: 0 }), person("b", { x: 300, y: 0 })] };
    expect(takeOff(placed, SHOWN, new Set(["a"]))).toEqual([{ placeStakeholder: { stakeholder: "a", x: null, y: null } }]);
  });

  it("draw what the pen says", () => {
    const map = mapOf(["a", "b"]);
    expect(changesOfLine(map, "a", "b", { kind: "dotted" })).toEqual([
      { setReportingLine: { report: "contact-b", manager: "contact-a", kind: "DOTTED" } },
    ]);
    expect(changesOfLine(map, "a", "b", { kind: "conflict" })).toEqual([
      { setTie: { kind: "CONFLICT", first: "a", second: "b" } },
    ]);
  });

  it("find the card under a point", () => {
    expect(cardUnder({ x: 310, y: 20 }, SHOWN, new Set())).toBe("b");
    expect(cardUnder({ x: 310, y: 20 }, SHOWN, new Set(["b"]))).toBeUndefined();
  });

  it("align in one row, nobody over another, and spread evenly", () => {
    const shown = new Map([["a", { x: 0, y: 50 }], ["b", { x: 100, y: 0 }], ["c", { x: 1000, y: 20 }], ["d", { x: 0, y: 900 }]]);
    const row = aligned(shown, new Set(["c", "b", "a"]));
    expect([...row]).toEqual([["a", { x: 0, y: 0 }], ["b", { x: 264, y: 0 }], ["c", { x: 1000, y: 0 }]]);
    expect(spread(shown, new Set(["a", "b", "c"])).get("b")).toEqual({ x: 500, y: 0 });
  });

  it("read row by row", () => {
    const at = (id: string, x: number, y: number) => ({ id, position: { x, y } });
    const read = inReadingOrder([at("low", 0, 168), at("right", 300, 6), at("left", 0, 0)]);
    expect(read.map((one) => one.id)).toEqual(["left", "right", "low"]);
  });
});
