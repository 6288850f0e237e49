import { describe, expect, it } from "vitest";

import { byDepartment, byPlace, inOrder, toRows, type Row } from "./people-rows";
import { person } from "./testing";

const ENGLISH = new Intl.Collator("en-GB");
const named = (uid: string, told: Partial<Row> = {}): Row => ({
  uid,
  name: uid,
  known: true,
  title: null,
  department: null,
  place: "not-in-map",
  part: undefined,
  reason: undefined,
  ...told,
});
const names = (rows: readonly Row[]) => rows.map((row) => row.name);

describe("the order of people", () => {
  it("is by name in the reader's language", () => {
    expect(names(inOrder([named("Zoe"), named("Ægir"), named("Bo")], "name", ENGLISH))).toEqual(["Ægir", "Bo", "Zoe"]);
    expect(names(inOrder([named("张伟"), named("白雪"), named("李娜")], "name", new Intl.Collator("zh-Hans")))).toEqual(["白雪", "李娜", "张伟"]);
  });

  it("is by power, the mightiest first, and by name where it is the same or unknown", () => {
    const rows = [named("Ada"), named("Bo", { part: person("Bo", { power: "INNER_CIRCLE" }) }), named("Al"), named("Cy", { part: person("Cy", { power: "OUTSIDE" }) })];
    expect(names(inOrder(rows, "power", ENGLISH))).toEqual(["Bo", "Cy", "Ada", "Al"]);
  });

  it("is by the last contact, who was met last first and who never was last", () => {
    const met = (uid: string, lastContactAt: string | null) => named(uid, { part: person(uid, { lastContactAt }) });
    const rows = [met("Ada", null), met("Bo", "2026-01-01T00:00:00Z"), met("Cy", "2026-02-01T00:00:00+02:00")];
    expect(names(inOrder(rows, "contact", ENGLISH))).toEqual(["Cy", "Bo", "Ada"]);
  });

  it("is by title, those without one last", () => {
    expect(names(inOrder([named("Ada"), named("Bo", { title: "CIO" }), named("Cy", { title: "CEO" })], "job", ENGLISH))).toEqual(["Cy", "Bo", "Ada"]);
  });
});

describe("groups of people", () => {
  it("are departments by name, and those without one", () => {
    const rows = [named("Ada"), named("Bo", { department: "Sales" }), named("Cy", { department: "IT" }), named("Di", { department: "Sales" })];
    expect(byDepartment(rows, ENGLISH).map(([name, people]) => [name, names(people)])).toEqual([
      ["IT", ["Cy"]],
      ["Sales", ["Bo", "Di"]],
      [null, ["Ada"]],
    ]);
  });

  it("are places, those first who could be placed, and none without people", () => {
    const rows = [named("Ada", { place: "placed" }), named("Bo"), named("Cy", { place: "not-placed" })];
    expect(byPlace(rows).map(([place]) => place)).toEqual(["not-placed", "not-in-map", "placed"]);
  });
});

describe("who is listed", () => {
  const known = { uid: "contact-ada", name: "ada", known: true, title: null, department: null };

  it("is on the canvas when nobody was placed, for then all are laid out", () => {
    expect(toRows([person("ada")], [known], new Map(), "")[0]?.place).toBe("placed");
    expect(toRows([person("ada"), person("bo", { x: 1, y: 1 })], [known], new Map(), "")[0]?.place).toBe("not-placed");
  });

  it("is called, and does, what the map says, which may be of the past", () => {
    const then = person("ada", { title: "Clerk", contact: { uid: "contact-ada", name: "Ada Then", known: true } });
    const rows = toRows([then], [{ ...known, title: "CFO", department: "Finance" }], new Map(), "");
    expect(rows.map(({ name, title, department }) => [name, title, department])).toEqual([["Ada Then", "Clerk", null]]);
  });

  it("is also who is in the map and not among the contacts, unless another is looked for", () => {
    expect(names(toRows([person("bo")], [known], new Map(), ""))).toEqual(["ada", "bo"]);
    expect(names(toRows([person("bo")], [known], new Map(), "ad"))).toEqual(["ada"]);
  });
});
