import { expect, it } from "vitest";

import { dayOf, endOfDay, pastMoment, stepOf } from "./moments";

const NOW = new Date(2026, 5, 10, 12).getTime();
const DAY = 86_400_000;

it("goes in small steps through a young map and in days through an old one", () => {
  expect(stepOf(NOW - 3_600_000, NOW)).toBe(60_000);
  expect(stepOf(NOW - 300 * DAY, NOW)).toBe(DAY);
  for (const days of [0.1, 3, 40, 900, 6000]) expect((days * DAY) / stepOf(NOW - days * DAY, NOW)).toBeLessThanOrEqual(400);
});

it("takes the end of a day that is over, and the present for one that is not", () => {
  expect(endOfDay("2026-06-09", NOW)).toBe(new Date(2026, 5, 9, 23, 59, 59, 999).toISOString());
  expect(endOfDay("2026-06-10", NOW)).toBeNull();
  expect(endOfDay("2026-02-31x", NOW)).toBeNull();
  expect(dayOf(NOW)).toBe("2026-06-10");
});

it("takes only what was before now from an address", () => {
  expect(pastMoment("2026-06-01T00:00:00Z", NOW)).toBe("2026-06-01T00:00:00.000Z");
  expect(pastMoment("2027-06-01", NOW)).toBeNull();
  expect(pastMoment("soon", NOW)).toBeNull();
  expect(pastMoment(null, NOW)).toBeNull();
});
