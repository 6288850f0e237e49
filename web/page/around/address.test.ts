import { describe, expect, it } from "vitest";

import { oneOf } from "./address";

describe("a value of the address", () => {
  const orders = ["NAME", "RECENTLY_UPDATED"] as const;

  it("is taken when it is one that there is", () => {
    expect(oneOf(orders, "RECENTLY_UPDATED")).toBe("RECENTLY_UPDATED");
  });

  it("is the first when it is none, since anybody can type an address", () => {
    expect(oneOf(orders, null)).toBe("NAME");
    expect(oneOf(orders, "'; DROP TABLE")).toBe("NAME");
  });
});
