import { describe, expect, it } from "vitest";

import { beganAt, isOutOfTime, leftAt, pastOf } from "./stints";

const job = (customerUid: string, validFrom: string, validTo: string | null = null) => ({ customerUid, validFrom, validTo });
const [EARLY, BACK, RAISED, LATE, LATER] = ["01", "03", "05", "07", "09"].map((month) => `2026-${month}-10T12:00:00Z`) as [
  string,
  string,
  string,
  string,
  string,
];

describe("the jobs of a person", () => {
  it("begin where they came to a company the last time, whatever their title was", () => {
    const jobs = [job("a", RAISED), job("a", BACK, RAISED), job("a", EARLY, "2026-02-01T12:00:00Z"), job("b", EARLY)];
    expect(beganAt("a", jobs)).toBe(BACK);
    expect(beganAt("b", jobs)).toBe(EARLY);
    expect(beganAt("c", jobs)).toBe(null);
    expect(beganAt("a", [job("a", EARLY, BACK)])).toBe(null);
  });

  it("end where they left a company the last time", () => {
    expect(leftAt("a", [job("a", EARLY, BACK), job("a", RAISED, LATE), job("b", EARLY, LATER)])).toBe(LATE);
    expect(leftAt("a", [job("a", EARLY)])).toBe(null);
  });

  it("are told as they were, but for what was put right on the same day", () => {
    const slip = job("a", "2026-03-10T12:00:00Z", "2026-03-10T12:05:00Z");
    const now = job("a", "2026-03-10T12:05:00Z");
    const before = job("a", EARLY, "2026-03-10T12:00:00Z");
    expect(pastOf([now, slip, before])).toEqual([before]);
    // Who came and left on one day was there.
    expect(pastOf([slip, before])).toEqual([slip, before]);
  });
});

describe("a day on which a job begins or ends", () => {
  const today = "2026-08-01";

  it("is none to come, and after what it follows", () => {
    expect(isOutOfTime("2026-08-02", null, today)).toBe(true);
    expect(isOutOfTime("", null, today)).toBe(true);
    expect(isOutOfTime("1990-01-01", null, today)).toBe(false);
    expect(isOutOfTime("2026-07-10", LATE, today)).toBe(true);
    expect(isOutOfTime("2026-07-11", LATE, today)).toBe(false);
  });

  it("may be today also where it began today", () => {
    expect(isOutOfTime(today, `${today}T00:01:00`, today)).toBe(false);
  });
});
