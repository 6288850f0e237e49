import { expect, test } from "vitest";

import { swing } from "./curves";

test("a line swings out beside two in a column, and over two in a row", () => {
  expect(swing({ sourceX: 100, sourceY: 0, targetX: 100, targetY: 400 }, "right")).toMatchObject({ labelX: 127, labelY: 200 });
  expect(swing({ sourceX: 0, sourceY: 200, targetX: 900, targetY: 200 }, "top")).toMatchObject({ labelX: 450, labelY: 173 });
});
