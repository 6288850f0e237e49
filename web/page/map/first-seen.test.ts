import { expect, test } from "vitest";

import { seenAtFirst } from "./first-seen";
import { CARD } from "./layout";

test("a map that can be read as a whole is shown as a whole", () => {
  expect(seenAtFirst(new Map([["a", { x: 0, y: 0 }], ["b", { x: 500, y: 300 }]]), 800, 700)).toBeNull();
  expect(seenAtFirst(new Map(), 800, 700)).toBeNull();
});

test("of a wider one the top and who stands around it", () => {
  const places = new Map([["top", { x: 10_000, y: 0 }]]);
  for (let number = 0; number < 100; number++) places.set(`${number}`, { x: number * 260, y: 200 });
  const seen = seenAtFirst(places, 800, 700) ?? [];
  expect(seen).toContain("top");
  const lefts = seen.map((uid) => places.get(uid)?.x ?? Number.NaN);
  expect(Math.max(...lefts) + CARD.width - Math.min(...lefts)).toBeLessThanOrEqual(800 / 0.33);
  expect(seen.length).toBeGreaterThan(5);
});

test("of a higher one the first rows", () => {
  const places = new Map(Array.from({ length: 100 }, (_, number) => [`${number}`, { x: 0, y: number * 200 }] as const));
  const seen = seenAtFirst(places, 800, 700) ?? [];
  expect(seen[0]).toBe("0");
  expect(seen.length).toBeLessThan(12);
});
