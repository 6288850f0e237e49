import { describe, expect, it } from "vitest";

import { byDay } from "./days";

const item = (dueAt: string, overdue = false) => ({ dueAt, overdue });

describe("an agenda by day", () => {
  it("has what is overdue first, whatever its day, then day by day", () => {
    const late = item("2026-03-01T12:00:00Z", true);
    const later = item("2026-03-09T12:00:00Z");
    const soon = item("2026-03-04T12:00:00Z");
    const today = item("2026-03-02T12:00:00Z", true);
    expect(byDay([later, late, soon, today])).toEqual([
      { day: "overdue", items: [late, today] },
      { day: "2026-03-04", items: [soon] },
      { day: "2026-03-09", items: [later] },
    ]);
  });

  it("is empty when nothing is due", () => {
    expect(byDay([])).toEqual([]);
  });
});
