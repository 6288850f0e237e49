import { expect, test } from "vitest";

import { CARD, GAP } from "./layout";
import { drop, rounded, trunk } from "./stacks";

test("corners are rounded, as far as there is room", () => {
  expect(rounded([[0, 0], [0, 100], [50, 100]])).toBe("M0,0L0,94Q0,100 6,100L50,100");
  expect(rounded([[0, 0], [0, 4], [50, 4]])).toBe("M0,0L0,2Q0,4 6,4L50,4");
  expect(rounded([[0, 0], [0, 0], [9, 0]])).toBe("M0,0L0,0Q0,0 4.5,0L9,0");
});

// The corners of a path, without the curves around them.
function corners(path: string): number[][] {
  return [...path.matchAll(/Q([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test("the lines to all reports of a manager go along at one height right below, however low a report stands", () => {
  const foot = [CARD.width / 2, CARD.height] as const;
  const cora = { x: 100, y: 168 };
  const ben = { x: 400, y: 268 };
  const heads = [cora, ben].map(({ x, y }) => [x + CARD.width / 2, y] as const);
  const buses = heads.map((head) => corners(drop(foot, head)).map(([, y]) => y));
  expect(buses).toEqual([[140, 140], [140, 140]]);
  expect(corners(trunk(foot, [600, 500]))[0]).toEqual([foot[0], 140]);
  // So Ben's line is past Cora's card before it is as low as that begins, and comes from above to the middle of his own.
  expect(140).toBeLessThan(cora.y);
  expect(corners(drop(foot, heads[1]!)).at(-1)).toEqual([ben.x + CARD.width / 2, 140]);
});

test("a line to the right side of a card does not go down where one to the left side of the next does", () => {
  const [left, right] = [CARD.width + GAP.x, CARD.width];
  const uprights = [trunk([0, 0], [left, 200]), trunk([0, 0], [right, 200], "r")].map((path) => corners(path)[1]![0]!);
  expect(uprights).toEqual([250, 244]);
});

test("between cards that nearly touch the line turns half way, and above a manager right above", () => {
  expect(corners(drop([0, 100], [50, 110]))).toEqual([[0, 105], [50, 105]]);
  expect(corners(drop([0, 0], [50, -300]))).toEqual([[0, -28], [50, -28]]);
});
