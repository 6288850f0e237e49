import { describe, expect, it } from "vitest";

import { wouldBeMissed, type Filled } from "./typed";

const note: Filled = { type: "textarea", value: "she wants a pilot", role: null, isConnected: true };

describe("what somebody typed into a dialog", () => {
  it("would be missed", () => {
    expect(wouldBeMissed(note)).toBe(true);
    expect(wouldBeMissed({ ...note, type: "date", value: "2031-05-04" })).toBe(true);
  });

  it("would not when it was emptied again, or its field is gone", () => {
    expect(wouldBeMissed({ ...note, value: " " })).toBe(false);
    expect(wouldBeMissed({ ...note, isConnected: false })).toBe(false);
  });

  it("would not where one only looks for something or chooses it", () => {
    expect(wouldBeMissed({ ...note, type: "search" })).toBe(false);
    expect(wouldBeMissed({ ...note, type: "checkbox", value: "on" })).toBe(false);
    expect(wouldBeMissed({ ...note, role: "combobox" })).toBe(false);
  });
});
