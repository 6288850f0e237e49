import { expect, it } from "vitest";

import { Drag } from "./drag";

it("a drag that was given up does not count, and the next one does", () => {
  const drag = new Drag();
  expect(drag.cancel()).toBe(false);
  drag.begin();
  expect([drag.isGoing(), drag.cancel(), drag.isGoing(), drag.isCancelled()]).toEqual([true, true, false, true]);
  expect(drag.end()).toBe(false);
  expect(drag.isCancelled()).toBe(false);
  drag.begin();
  expect(drag.end()).toBe(true);
});
