import type { ReactFlowState } from "@xyflow/react";
import { describe, expect, it } from "vitest";

import type { PersonNode } from "./card";
import { lineTarget, withTarget } from "./target";

type Drawing = Pick<ReactFlowState, "connection" | "transform">;

const PLACES = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 600, y: 0 }],
]);

/** A line from "a" whose end is at this point of the window, on a map that is moved by 100 and drawn at half its size. */
function drawn(x: number, y: number, near?: string): Drawing {
  const toNode = near === undefined ? null : { id: near };
  const connection = { inProgress: true, fromNode: { id: "a" }, toNode, isValid: near === undefined ? null : true, pointer: { x, y } };
  return { connection, transform: [100, 0, 0.5] } as unknown as Drawing;
}

describe("a line that is drawn", () => {
  it("leads to whose card it ends on, wherever on it", () => {
    expect(lineTarget(drawn(100 + 350, 30), PLACES)).toBe("b");
    expect(lineTarget(drawn(100 + 250, 30), PLACES)).toBeUndefined();
  });

  it("leads to whose dot is near, also beside the card", () => {
    expect(lineTarget(drawn(100 + 295, 30, "b"), PLACES)).toBe("b");
  });

  it("never leads back to where it began", () => {
    expect(lineTarget(drawn(100 + 50, 30), PLACES)).toBeUndefined();
    expect(lineTarget(drawn(100 + 50, 30, "a"), PLACES)).toBeUndefined();
  });

  it("marks that card alone, and draws no other anew", () => {
    const nodes = ["a", "b"].map((id) => ({ id })) as PersonNode[];
    const marked = withTarget(nodes, "b");
    expect(marked.map((node) => node.className)).toEqual([undefined, "target"]);
    expect(marked[0]).toBe(nodes[0]);
    expect(withTarget(nodes, undefined)).toBe(nodes);
  });
});
