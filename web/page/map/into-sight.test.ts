import { expect, it } from "vitest";

import { intoSight, isInSight } from "./into-sight";
import { CARD } from "./layout";

const SIZE = { width: 1000, height: 600 };
const VIEW = { x: 0, y: 0, zoom: 0.5 };

it("leaves the view as it is while the cards are in sight", () => {
  expect(intoSight([{ x: 0, y: 0 }], VIEW, SIZE)).toBeNull();
  expect(intoSight([{ x: 2000 - CARD.width, y: 1200 - CARD.height }, { x: 0, y: 0 }], VIEW, SIZE)).toBeNull();
  expect(intoSight([], VIEW, SIZE)).toBeNull();
});

it("goes no farther than it takes, and keeps the size", () => {
  expect(intoSight([{ x: -100, y: 0 }], VIEW, SIZE)).toEqual({ x: 74, y: 0, zoom: 0.5 });
  expect(intoSight([{ x: 2000, y: 1200 }], VIEW, SIZE)).toEqual({
    x: -(CARD.width / 2 + 24),
    y: -(CARD.height / 2 + 64),
    zoom: 0.5,
  });
});

it("shows the top left of what does not fit", () => {
  const view = intoSight([{ x: 0, y: 0 }, { x: 4000, y: 0 }], VIEW, SIZE);
  expect(view).toEqual({ x: 24, y: 0, zoom: 0.5 });
});

it("says that not all are seen, also where the top is and no more would be by moving", () => {
  const [cards, view] = [[{ x: 0, y: 0 }, { x: 0, y: 600 }], { x: 24, y: 24, zoom: 1 }];
  expect(isInSight(cards, view, { width: 400, height: 900 })).toBe(true);
  expect(isInSight(cards, view, { width: 400, height: 500 })).toBe(false);
});
