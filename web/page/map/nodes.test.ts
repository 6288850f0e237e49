import { expect, it } from "vitest";

import { toNodes } from "./nodes";
import { mapOf } from "./testing";

const MAP = mapOf(["a", "b"]);
const PLACES = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 300, y: 0 }],
]);
const nobody = () => false;

function seen(selected: readonly string[], byTouch: boolean) {
  return { places: PLACES, hidden: new Set<string>(), selected: new Set(selected), dimmed: nobody, below: new Map(), byTouch };
}

it("a finger moves only the card that is selected, a mouse every card", () => {
  const held = (selected: readonly string[], byTouch: boolean) =>
    toNodes(MAP, seen(selected, byTouch), [], nobody).map((node) => node.draggable);
  expect(held(["b"], false)).toEqual([undefined, undefined]);
  expect(held(["b"], true)).toEqual([false, undefined]);
});

it("a card that React Flow has just selected can be moved, and no other is drawn anew", () => {
  const before = toNodes(MAP, seen([], true), [], nobody).map((node) => ({ ...node, selected: node.id === "b" }));
  const after = toNodes(MAP, seen(["b"], true), before, nobody);
  expect(after.map((node) => node.draggable)).toEqual([false, undefined]);
  expect(after[0]).toBe(before[0]);
});
