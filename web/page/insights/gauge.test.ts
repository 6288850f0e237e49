import { expect, it } from "vitest";

import { onScale } from "./gauge";
import { peopleOfWay } from "./ways";

it("puts a value where it belongs on its scale, and never beside it", () => {
  expect(onScale(0, [-1, 1])).toBe("50%");
  expect(onScale(0.425, [0, 1])).toBe("42.5%");
  expect(onScale(-3, [-1, 1])).toBe("0%");
  expect(onScale(3, [-1, 1])).toBe("100%");
});

it("draws a way through the people whom each step leads to", () => {
  expect(peopleOfWay({ steps: [{ to: { uid: "a" } }, { to: { uid: "b" } }] })).toEqual(["a", "b"]);
});
