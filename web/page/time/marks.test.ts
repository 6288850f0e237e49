import { expect, it } from "vitest";

import { mapOf } from "../map/testing";
import type { Differences } from "./differences";
import { marksOf, withJoined } from "./marks";

const FOUND: Differences[] = [
  { kind: "joined", title: "time.joined", entries: [{ sentence: "new joined", people: ["new"] }] },
  { kind: "stances", title: "time.stances", entries: [{ sentence: "ann: mentor", people: ["ann"] }, { sentence: "ann: theirs", people: ["ann"] }] },
  { kind: "reportingLines", title: "time.moved", entries: [{ sentence: "ann to bob", people: ["ann", "bob"] }] },
  { kind: "influences", title: "time.ties", entries: [{ sentence: "ann and bob", people: ["ann", "bob"] }] },
  { kind: "decisionSteps", title: "time.steps", entries: [{ sentence: "a step", people: [] }] },
];

it("marks whom a difference is about, and of a reporting line who moved", () => {
  expect([...marksOf(FOUND)]).toEqual([
    ["new", [{ kind: "joined", said: ["new joined"] }]],
    [
      "ann",
      [
        { kind: "moved", said: ["ann to bob"] },
        { kind: "stance", said: ["ann: mentor", "ann: theirs"] },
      ],
    ],
  ]);
});

it("shows who joined since beside those of that day, and nobody twice", () => {
  const shown = withJoined(mapOf(["ann"]), mapOf(["ann", "new", "unmarked"]), marksOf(FOUND));
  expect(shown.stakeholders.map(({ uid }) => uid)).toEqual(["ann", "new"]);
});
