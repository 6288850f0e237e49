import { describe, expect, it } from "vitest";

import { isOutside, VOTES, WEIGHT } from "./range";

describe("a number that is typed", () => {
  it.each(["0", "1000", " 12 ", ""])("may be %j votes", (text) => expect(isOutside(text, VOTES)).toBe(false));
  it.each(["-1", "1001", "2.5", "x", "1e99"])("can't be %j votes", (text) => expect(isOutside(text, VOTES)).toBe(true));
  it("may be a part of one where that makes sense", () => {
    expect(isOutside("0.5", WEIGHT)).toBe(false);
    expect(isOutside("1.5", WEIGHT)).toBe(true);
  });
});
