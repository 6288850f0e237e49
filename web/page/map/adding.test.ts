import { describe, expect, it } from "vitest";

import { changesOfAdding } from "./adding";
import { mapOf, person } from "./testing";

describe("adding somebody", () => {
  it("keeps the others where they are seen when nobody was placed before", () => {
    const { changes, stakeholder } = changesOfAdding(mapOf(["a", "b"]), "contact-new", "anywhere", false);
    expect(changes.map((change) => Object.keys(change)[0])).toEqual(["placeStakeholder", "placeStakeholder", "addStakeholder"]);
    expect(changes.at(-1)).toMatchObject({ addStakeholder: { contact: "contact-new", uid: stakeholder, external: false } });
  });

  it("places whom the map has already, and below a manager reports to them", () => {
    const map = { ...mapOf([]), stakeholders: [person("a", { x: 0, y: 0 }), person("b")] };
    expect(changesOfAdding(map, "contact-b", { manager: "a" }, false).changes).toEqual([
      { placeStakeholder: { stakeholder: "b", x: 0, y: 168 } },
      { setReportingLine: { report: "contact-b", manager: "contact-a" } },
    ]);
  });
});
