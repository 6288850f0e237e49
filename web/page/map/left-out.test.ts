import { expect, test } from "vitest";

import { leftOut, pastWhom } from "./left-out";
import { mapOf, person } from "./testing";

const t = (id: string, values?: Record<string, unknown>) => [id, ...Object.values(values ?? {})].join(" ");

test("whoever reports past somebody, or to somebody who is not in the map, is said to", () => {
  const rajesh = { contactUid: "contact-rajesh", name: "Rajesh" };
  const drawn = mapOf([], { lines: [["elin", "ingrid"], ["erik", "ingrid"]] });
  const [elin] = drawn.reportingLines;
  if (elin) elin.skipped = [rajesh, { contactUid: "hidden", name: "" }];
  const map = {
    ...drawn,
    stakeholders: [person("elin", { managerAbove: rajesh }), person("erik"), person("ingrid", { managerAbove: { contactUid: "gunnar", name: "Gunnar" } })],
  };
  expect([...pastWhom(map, t)]).toEqual([["elin", "map.over-head Rajesh → map.someone"]]);
  expect([...leftOut(map, t, new Set(["elin", "erik", "ingrid"]))]).toEqual([
    ["elin", "map.over-head Rajesh → map.someone"],
    ["ingrid", "map.manager-outside Gunnar"],
  ]);
  expect([...leftOut(map, t, new Set(["elin", "erik"]))]).toContainEqual(["erik", "map.manager-off-canvas ingrid"]);
});
