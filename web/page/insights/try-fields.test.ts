import { describe, expect, it } from "vitest";

import { FIRST_FIELDS, toTried, type TryFields } from "./try-fields";

const made = (fields: Partial<TryFields>) => toTried({ ...FIRST_FIELDS, who: "ann", ...fields });

describe("the change that the form describes", () => {
  it("is none while something is missing", () => {
    expect(made({ party: null })).toBeNull();
    expect(made({ kind: "influence", target: null })).toBeNull();
    expect(made({ kind: "coverage", colleague: null })).toBeNull();
    expect(made({ kind: "leaves", who: null })).toBeNull();
  });

  it("is none of somebody towards themselves", () => {
    expect(made({ kind: "influence", target: "ann" })).toBeNull();
    expect(made({ kind: "manager", manager: "ann" })).toBeNull();
  });

  it("has a strength and a sign where somebody influences somebody", () => {
    const influence = { source: "ann", target: "bob" };
    expect(made({ kind: "influence", target: "bob", strength: "-3" })).toEqual({ influenceChanges: { ...influence, strength: 3, sign: -1 } });
    expect(made({ kind: "influence", target: "bob", strength: "-" })).toEqual({ influenceChanges: { ...influence, strength: null, sign: 1 } });
  });

  it("has exactly the roles that are chosen", () => {
    expect(made({ kind: "roles", roles: ["coach"] })).toEqual({ rolesChange: { stakeholder: "ann", roles: ["coach"] } });
    expect(made({ kind: "roles" })).toEqual({ rolesChange: { stakeholder: "ann", roles: [] } });
  });

  it("is of one of us alone where nobody of theirs is meant", () => {
    expect(made({ kind: "colleague-leaves", who: null, colleague: "me" })).toEqual({ colleagueLeaves: { user: "me" } });
    expect(made({ kind: "coverage", colleague: "me", level: "IN_DEPTH" })).toEqual({
      coverageBegins: { stakeholder: "ann", user: "me", level: "IN_DEPTH" },
    });
  });
});
