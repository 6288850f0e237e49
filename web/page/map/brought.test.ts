import { expect, it } from "vitest";

import { applied } from "./applied";
import { brought } from "./brought";
import type { MapChange } from "./query";
import { mapOf } from "./testing";

const BEFORE = mapOf(["a", "b"], { lines: [["b", "a"]] });
const CONTACTS = new Map([["x", { uid: "x", name: "X", known: true, title: null, department: null }]]);

function after(...changes: MapChange[]) {
  return applied(BEFORE, changes, CONTACTS);
}

it("takes back what a gesture changed, added and removed, and leaves what others did meanwhile", () => {
  const gesture = after(
    { placeStakeholder: { stakeholder: "a", x: 1, y: 2 } },
    { addStakeholder: { contact: "x", uid: "new", x: 0, y: 0 } },
    { removeReportingLine: { report: "contact-b" } },
    { setTie: { kind: "CONFLICT", first: "a", second: "b" } },
  );
  const [tie] = gesture.conflicts;
  const others = {
    ...applied(gesture, [{ updateStakeholder: { stakeholder: "a", note: "theirs" } }]),
    mapRevision: 9,
    // As the server sends it back.
    conflicts: [{ uid: "theirs", first: { uid: "b" }, second: { uid: "a" }, note: tie?.note ?? null }],
  };
  const back = brought(others, gesture, BEFORE);
  expect(back.stakeholders.map(({ uid, x, note }) => [uid, x, note])).toEqual([["a", null, "theirs"], ["b", null, null]]);
  expect([back.reportingLines, back.conflicts, back.mapRevision]).toEqual([BEFORE.reportingLines, [], 9]);
});

it("takes back that a company takes part as one thing, and not what else it is", () => {
  const as = (involvedAs: string) => applied(BEFORE, [{ addPartner: { customer: "co", involvedAs } }]);
  const [partner, consultant] = [as("partner"), as("consultant")];
  const both = { ...partner, partners: [...partner.partners, ...consultant.partners] };
  expect(brought(both, partner, BEFORE).partners).toEqual(consultant.partners);
});

it("leaves everybody the same object whom it is not about", () => {
  const gesture = after({ placeStakeholder: { stakeholder: "a", x: 1, y: 2 } });
  const back = brought(gesture, gesture, BEFORE);
  expect(back.stakeholders[1]).toBe(BEFORE.stakeholders[1]);
  expect(back.reportingLines).toBe(BEFORE.reportingLines);
});
