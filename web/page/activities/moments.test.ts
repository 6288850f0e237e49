import { describe, expect, it } from "vitest";

import { dayOf, localMoment, today, toMoment } from "./moments";

describe("a moment in a field", () => {
  it("comes back as the same minute, wherever the reader is", () => {
    const moment = new Date(2026, 2, 9, 7, 5);
    expect(localMoment(moment)).toBe("2026-03-09T07:05");
    expect(toMoment("2026-03-09T07:05")).toBe(moment.toISOString());
  });

  it("of a day alone is the beginning of work", () => {
    expect(toMoment("2026-03-09")).toBe(new Date(2026, 2, 9, 9).toISOString());
  });

  it("is none while nothing whole is typed", () => {
    expect(toMoment("")).toBeNull();
    expect(toMoment("2026-13-45T99:00")).toBeNull();
  });

  it("stands under the reader's day", () => {
    const late = new Date(2026, 2, 9, 23, 59);
    expect(today(late)).toBe("2026-03-09");
    expect(dayOf(late.toISOString())).toBe("2026-03-09");
  });
});
