import { describe, expect, it } from "vitest";

import { countGaps, heatOfGaps, heatOfKnown, heatOfSupport } from "./heat";

describe("the heat of a cell", () => {
  it("of support says unknown where nobody's stance is known, not neutral", () => {
    expect([null, -0.5, 0, 0.15, 0.5].map((value) => heatOfSupport(value, 1))).toEqual(["unknown", "against", "between", "between", "for"]);
  });

  it("of support says unknown where little is known, however good it looks", () => {
    expect([0.01, 0.49, 0.5].map((known) => heatOfSupport(1, known))).toEqual(["unknown", "unknown", "for"]);
    expect(heatOfSupport(-1, 0.49)).toBe("unknown");
  });

  it("of what is known rises with the share", () => {
    expect([0, 0.39, 0.4, 0.74, 0.75, 1].map(heatOfKnown)).toEqual(["against", "against", "between", "between", "for", "for"]);
  });

  it("of gaps is bad with one critical finding, however few others", () => {
    expect(heatOfGaps(1, 0)).toBe("against");
    expect(heatOfGaps(0, 3)).toBe("between");
    expect(heatOfGaps(0, 0)).toBe("for");
  });

  it("counts findings by severity, and leaves out what is only good to know", () => {
    const findings = ["CRITICAL", "INFO", "WARNING", "WARNING"].map((severity) => ({ severity }));
    expect(countGaps(findings)).toEqual({ critical: 1, warnings: 2 });
  });
});
