import { expect, it } from "vitest";

import { FIRST_SIGHT, NO_FILTER } from "./sight";
import { keepViews, readViews } from "./views";

function storage(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

it("gives back what was kept, for that map alone", () => {
  const kept = storage();
  const view = {
    name: "Finance",
    sight: { ...FIRST_SIGHT, filter: { ...NO_FILTER, department: "Finance" }, collapsed: ["a"] },
    viewport: { x: 1, y: 2, zoom: 0.5 },
  };
  expect(keepViews("map", [view], kept)).toBe(true);
  expect(readViews("map", kept)).toEqual([view]);
  expect(readViews("other", kept)).toEqual([]);
});

it("is none where nothing can be read", () => {
  expect(readViews("map", { getItem: () => "{broken" })).toEqual([]);
  expect(readViews("map", { getItem: () => '{"a": 1}' })).toEqual([]);
  expect(
    keepViews("map", [], {
      setItem: () => {
        throw new Error("full");
      },
    }),
  ).toBe(false);
});
