import { expect, test } from "vitest";

import { aside, swing } from "./curves";

const ONLY = { lane: 0, of: 1 };

test("a line swings out beside two in a column, and over two in a row", () => {
  expect(swing({ sourceX: 100, sourceY: 0, targetX: 100, targetY: 400 }, "right", ONLY)).toMatchObject({ labelX: 127, labelY: 200 });
  expect(swing({ sourceX: 0, sourceY: 200, targetX: 900, targetY: 200 }, "top", ONLY)).toMatchObject({ labelX: 450, labelY: 173 });
});

test("lines between the same two people run beside each other", () => {
  expect(aside(ONLY)).toBe(0);
  expect([0, 1].map((lane) => aside({ lane, of: 2 }))).toEqual([-10, 10]);
  const column = [0, 1].map((lane) => swing({ sourceX: 0, sourceY: 400, targetX: 0, targetY: 0 }, "right", { lane, of: 2 }));
  expect(column.map((one) => one.path)).toEqual(["M0,400 C36,400 36,0 0,0", "M0,420 C56,420 56,-20 0,-20"]);
  const row = [0, 1].map((lane) => swing({ sourceX: 900, sourceY: 0, targetX: 0, targetY: 0 }, "top", { lane, of: 2 }));
  expect(row.map((one) => one.path)).toEqual(["M900,0 C900,-36 0,-36 0,0", "M920,0 C920,-56 -20,-56 -20,0"]);
});
