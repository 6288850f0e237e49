import { describe, expect, it } from "vitest";

import { meet } from "../around/met";
import { applied } from "./applied";
import { lastContact } from "./last-contact";
import { mapOf, person } from "./testing";

const US = "us";

describe("changes that are shown at once", () => {
  it("places one and leaves the others where they are", () => {
    const map = mapOf(["a", "b"]);
    const after = applied(map, [{ placeStakeholder: { stakeholder: "a", x: 3, y: 4 } }]);
    expect(after.stakeholders[0]).toMatchObject({ x: 3, y: 4 });
    expect(after.stakeholders[1]).toBe(map.stakeholders[1]);
    expect(map.stakeholders[0]?.x).toBeNull();
  });

  it("does not claim that nobody met whom it puts in", () => {
    const known = { uid: "contact-a", name: "a", known: true, title: null, department: null };
    const after = applied(mapOf([]), [{ addStakeholder: { contact: "contact-a", uid: "a", x: 0, y: 0 } }], new Map([["contact-a", known]]));
    const said = (at: string | null | undefined) => lastContact(at, { t: (id) => id, date: (day) => `on ${day}` });
    expect(after.stakeholders.map((one) => said(one.lastContactAt))).toEqual(["…"]);
    expect([said(null), said("2026-01-02")]).toEqual(["map.no-contact", "on 2026-01-02"]);
  });

  it("lets a company take part as each thing once, and no longer", () => {
    meet({ uid: "co", name: "Co" });
    const involved = (customer: string, involvedAs: string) => ({ customer, involvedAs });
    const after = applied(mapOf([]), [
      { addPartner: involved("co", "partner") },
      { addPartner: involved("co", "consultant") },
      { addPartner: involved("co", "partner") },
    ]);
    expect(after.partners.map(({ name, as }) => [name, as])).toEqual([["Co", "consultant"], ["Co", "partner"]]);
    const gone = applied(after, [{ removePartner: involved("co", "consultant") }]);
    expect(gone.partners.map(({ as }) => as)).toEqual(["partner"]);
  });

  it("keeps one solid manager, and dotted ones beside", () => {
    const after = applied(mapOf(["low", "old", "new"], { lines: [["low", "old"]] }), [
      { setReportingLine: { report: "contact-low", manager: "contact-new" } },
      { setReportingLine: { report: "contact-low", manager: "contact-old", kind: "DOTTED" } },
    ]);
    expect(after.reportingLines.map((line) => [line.manager.uid, line.kind])).toEqual([
      ["new", "SOLID"],
      ["old", "DOTTED"],
    ]);
  });

  it("sets, changes and clears a stance", () => {
    const first = applied(mapOf(["a"]), [{ setStance: { stakeholder: "a", party: US, value: 1 } }]);
    const second = applied(first, [{ setStance: { stakeholder: "a", party: US, value: -2, evidence: "said so" } }]);
    expect(second.stakeholders[0]?.stances).toHaveLength(1);
    expect(second.stakeholders[0]?.stances[0]).toMatchObject({ value: -2, evidence: "said so" });
    const third = applied(second, [{ clearStance: { stakeholder: "a", party: US } }]);
    expect(third.stakeholders[0]?.stances).toEqual([]);
  });

  it("empties what is set to null and leaves what is not named", () => {
    const map = { ...mapOf([]), stakeholders: [person("a", { goals: "peace", note: "old" })] };
    const after = applied(map, [{ updateStakeholder: { stakeholder: "a", goals: null } }]);
    expect(after.stakeholders[0]).toMatchObject({ goals: null, note: "old" });
  });

  it("takes somebody out with all their lines", () => {
    const after = applied(mapOf(["a", "b"], { lines: [["a", "b"]] }), [
      { setInfluence: { influencer: "a", influenced: "b", strength: 2, sign: -1 } },
      { setTie: { kind: "CONFLICT", first: "a", second: "b" } },
      { removeStakeholder: { stakeholder: "b" } },
    ]);
    expect(after.stakeholders.map((one) => one.uid)).toEqual(["a"]);
    expect([...after.reportingLines, ...after.influences, ...after.conflicts]).toEqual([]);
  });

  it("adds whom the list knows", () => {
    const known = { uid: "contact-c", name: "Chen", known: true, title: "CFO", department: null };
    const after = applied(
      mapOf(["a"]),
      [{ addStakeholder: { contact: "contact-c", uid: "c", x: 1, y: 2 } }],
      new Map([[known.uid, known]]),
    );
    expect(after.stakeholders[1]).toMatchObject({ uid: "c", contact: { name: "Chen" }, title: "CFO", x: 1 });
  });

  it("draws a tie between two only once", () => {
    const after = applied(mapOf(["a", "b"]), [
      { setTie: { kind: "ALLIANCE", first: "a", second: "b" } },
      { setTie: { kind: "ALLIANCE", first: "b", second: "a" } },
    ]);
    expect(after.alliances).toHaveLength(1);
  });

  it("adds, orders, changes and takes out the steps to a decision", () => {
    const steps = applied(mapOf(["a"]), [
      { addDecisionStep: { uid: "sign", name: "Sign", order: 20 } },
      { addDecisionStep: { uid: "test", name: "Test", order: 10, dueOn: "2026-12-01" } },
      { assignDecider: { step: "sign", stakeholder: "a" } },
    ]);
    expect(steps.decisionSteps.map((step) => step.name)).toEqual(["Test", "Sign"]);
    const changed = applied(steps, [{ updateDecisionStep: { step: "test", order: 30, dueOn: null } }]);
    expect(changed.decisionSteps.map((step) => [step.name, step.dueOn])).toEqual([["Sign", null], ["Test", null]]);
    expect(applied(changed, [{ removeStakeholder: { stakeholder: "a" } }]).decisionSteps[0]?.deciders).toEqual([]);
    expect(applied(changed, [{ removeDecisionStep: { step: "sign" } }]).decisionSteps).toHaveLength(1);
  });
});
