import { expect, it } from "vitest";

import { byChange, type Entry } from "./query";

const entry = (uid: string, batch: string, kind: string, action: Entry["action"] = "ADDED"): Entry => ({
  uid,
  kind,
  action,
  sentence: uid,
  people: [],
  batch: { uid: batch, madeAt: "2026-06-10T12:00:00Z", madeByName: "Ann", undoneBy: null, undoes: null },
});

it("tells what was changed together, and once what a person did", () => {
  const changes = byChange([
    entry("role", "second", "PLAYS"),
    entry("in map", "first", "IN_MAP"),
    entry("part", "first", "Stakeholder"),
    entry("wire", "first", "IS"),
    entry("moved", "first", "Stakeholder", "CHANGED"),
  ]);
  expect(changes.map(({ batch, entries }) => [batch.uid, entries.map(({ uid }) => uid)])).toEqual([
    ["second", ["role"]],
    ["first", ["in map", "moved"]],
  ]);
});

it("leaves out a change of which nothing is to be told", () => {
  expect(byChange([entry("wire", "first", "IS")])).toEqual([]);
});
