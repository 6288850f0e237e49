import { describe, expect, it } from "vitest";

import { addressesIn } from "./addresses";

describe("what is typed as addresses", () => {
  it("is one a line, or has commas or semicolons between, also Chinese ones", () => {
    expect(addressesIn("a@x.example\n b@x.example , c@x.example;d@x.example，e@x.example、f@x.example")).toEqual(
      ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@x.example`),
    );
  });

  it("keeps its order and the blanks in a number, names nobody twice, and may be nothing", () => {
    expect(addressesIn("+47 55 01 02 03\n+47 55 01 02 03\n+47 40 00 00 00")).toEqual(["+47 55 01 02 03", "+47 40 00 00 00"]);
    expect(addressesIn(" \n, ")).toEqual([]);
  });
});
