import { expect, it } from "vitest";

import { enlargement, fileName } from "./file-name";

const DAY = new Date(2026, 2, 9, 23, 30);

it("names a file by map and day", () => {
  expect(fileName("三号基地MES", DAY, "svg")).toBe("三号基地MES 2026-03-09.svg");
});

it("leaves out what no file may be called", () => {
  expect(fileName('../<img src=x onerror="alert(1)">/a\nb', DAY, "png")).toBe("img src=x onerror= alert(1) a b 2026-03-09.png");
  expect(fileName("\u202Egnp.exe", DAY, "svg")).toBe("gnp.exe 2026-03-09.svg");
  expect(fileName(" ... ", DAY, "svg")).toBe("map 2026-03-09.svg");
  expect(fileName("x".repeat(500), DAY, "svg")).toHaveLength(100 + " 2026-03-09.svg".length);
});

it("enlarges twice, and large drawings as far as browsers can", () => {
  expect(enlargement(1000, 800)).toBe(2);
  const much = enlargement(7240, 6188);
  expect(7240 * 6188 * much ** 2).toBeLessThanOrEqual(64e6 + 1);
  expect(enlargement(40_000, 10)).toBeCloseTo(0.4);
});
