import { describe, expect, it } from "vitest";

import { mapOf, person } from "../map/testing";
import { branchesOf, inOrder, ourPeople, speaksOf, type Branch, type Column } from "./rows";

const drawn = (branches: Branch[]): unknown => branches.map((branch) => [branch.id, ...(drawn(branch.below) as unknown[])]);

describe("the outline", () => {
  it("puts everybody below their manager, and who leads most first", () => {
    const map = mapOf(["alone", "boss", "clerk", "dean"], { lines: [["clerk", "boss"], ["dean", "clerk"]] });
    expect(drawn(branchesOf(map))).toEqual([["boss", ["clerk", ["dean"]]], ["alone"]]);
  });

  it("keeps those above whoever is looked for", () => {
    const map = mapOf(["boss", "clerk", "other"], { lines: [["clerk", "boss"]] });
    expect(drawn(branchesOf(map, (one) => speaksOf(one, "CLE")))).toEqual([["boss", ["clerk"]]]);
  });

  it("shows everybody of a circle", () => {
    const map = mapOf(["a", "b"], { lines: [["a", "b"], ["b", "a"]] });
    expect(JSON.stringify(drawn(branchesOf(map)))).toMatch(/a.*b|b.*a/);
  });
});

describe("the table", () => {
  const map = {
    ...mapOf([]),
    stakeholders: [
      person("a", { power: null }),
      person("b", { power: "INNER_CIRCLE", title: "CFO" }),
      person("c", { power: "OUTSIDE", title: "Buyer" }),
    ],
  };
  const order = (by: Column, descending: boolean) => inOrder(map, { by, descending }).map((one) => one.uid);

  it("has what is not known last, whichever way", () => {
    expect(order("power", false)).toEqual(["c", "b", "a"]);
    expect(order("power", true)).toEqual(["b", "c", "a"]);
    expect(order("title", true)).toEqual(["b", "c", "a"]);
  });

  it("is by name where all else is the same", () => {
    expect(order("department", false)).toEqual(["a", "b", "c"]);
  });
});

it("names each of us once, with the reader", () => {
  const covered = (uid: string, users: string[]) =>
    person(uid, { coverage: users.map((user) => ({ userUid: user, userName: user, level: "BRIEF" as const })) });
  const map = { ...mapOf([]), stakeholders: [covered("a", ["zoe", "bob"]), covered("b", ["bob"])] };
  expect(ourPeople(map, { uid: "me", name: "me" }).map((one) => one.uid)).toEqual(["bob", "me", "zoe"]);
});
