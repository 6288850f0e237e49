import { describe, expect, it } from "vitest";

import { withPath } from "./drawn-way";

const PLACES = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 0, y: 300 }],
  ["c", { x: 900, y: 300 }],
]);
const LINES = [{ id: "a-b", source: "a", target: "b", sourceHandle: "b", targetHandle: "t", className: "line" }];

describe("a way drawn on the map", () => {
  it("leaves the lines as they are when there is none", () => {
    expect(withPath(LINES, null, PLACES)).toBe(LINES);
  });

  it("goes from each to the next, by the nearest sides, over lines that step back", () => {
    const drawn = withPath(LINES, ["a", "b", "c"], PLACES);
    expect(drawn.map(({ source, target, sourceHandle, label }) => [source, target, sourceHandle, label])).toEqual([
      ["a", "b", "b", undefined],
      ["a", "b", "b", "2"],
      ["b", "c", "r", "3"],
    ]);
    expect(drawn[0]?.className).toContain("behind");
  });

  it("leaves out who is not in sight", () => {
    expect(withPath([], ["a", "gone", "b"], PLACES)).toEqual([]);
  });
});
