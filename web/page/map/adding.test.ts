import { describe, expect, it } from "vitest";

import { changesOfAdding } from "./adding";
import { mapOf, person } from "./testing";

describe("adding somebody", () => {
  it("keeps the others where they are seen when nobody was placed before", () => {
    const { changes, stakeholder } = changesOfAdding(mapOf(["a", "b"]), "contact-new", "anywhere", false);
    expect(changes.map((change) => Object.keys(change)[0])).toEqual(["placeStakeholder", "placeStakeholder", "addStakeholder"]);
    expect(changes.at(-1)).toMatchObject({ addStakeholder: { contact: "contact-new", uid: stakeholder, external: false } });
  });

  describe("whose own are in the map", () => {
    const katrine = { contactUid: "contact-katrine", name: "Katrine" };
    const around = (places: Record<string, [number, number]>) => {
      const drawn = mapOf([], { lines: [["anders", "erik"]] });
      const [line] = drawn.reportingLines;
      if (line) line.skipped = [katrine];
      return { ...drawn, stakeholders: Object.entries(places).map(([uid, [x, y]]) => person(uid, { x, y, ...(uid === "anders" ? { managerAbove: katrine } : {}) })) };
    };
    const placed = (map: ReturnType<typeof mapOf>, contact = "contact-katrine") => {
      const change = changesOfAdding(map, contact, "anywhere", false).changes.at(-1);
      return change && "addStakeholder" in change ? change.addStakeholder : null;
    };

    it("puts a manager above their reports, where no third card seems to be between", () => {
      // As it was found: below everybody, Katrine's line to Anders went behind the card of whoever was put in last.
      expect(placed(around({ erik: [500, 0], anders: [0, 10], last: [0, 178] }))).toMatchObject({ x: 0, y: -158 });
      // Right above Anders somebody stands already.
      expect(placed(around({ erik: [500, 0], anders: [0, 10], other: [0, -158] }))).toMatchObject({ x: 264, y: -158 });
    });

    it("puts them below their own manager where there is room for both", () => {
      expect(placed(around({ erik: [0, 0], anders: [0, 336] }))).toMatchObject({ x: 0, y: 168 });
      expect(placed(around({ erik: [0, 0], anders: [0, 336], other: [0, 168] }))).toMatchObject({ x: 264, y: 168 });
    });

    it("puts who was taken off the canvas near their manager again", () => {
      const map = { ...mapOf([], { lines: [["low", "boss"]] }), stakeholders: [person("boss", { x: 600, y: 0 }), person("other", { x: 0, y: 0 }), person("low")] };
      expect(changesOfAdding(map, "contact-low", "anywhere", false).changes).toEqual([{ placeStakeholder: { stakeholder: "low", x: 600, y: 168 } }]);
    });

    it("puts anybody else under the drawing", () => {
      const map = { ...mapOf([]), stakeholders: [person("a", { x: 0, y: 0 })] };
      expect(placed(map, "contact-new")).toMatchObject({ x: 0, y: 168 });
    });
  });

  it("places whom the map has already, and below a manager reports to them", () => {
    const map = { ...mapOf([]), stakeholders: [person("a", { x: 0, y: 0 }), person("b")] };
    expect(changesOfAdding(map, "contact-b", { manager: "a" }, false).changes).toEqual([
      { placeStakeholder: { stakeholder: "b", x: 0, y: 168 } },
      { setReportingLine: { report: "contact-b", manager: "contact-a" } },
    ]);
  });
});
