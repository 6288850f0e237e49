import { expect, it } from "vitest";

import { keepTrial, readTrial } from "./kept-trial";

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it("finds what was tried again, and nothing once it was applied or discarded", () => {
  const kept = storage();
  const trial = [{ personLeaves: { stakeholder: "ann" } }];
  keepTrial("one", trial, kept);
  expect(readTrial("one", kept)).toEqual(trial);
  expect(readTrial("other", kept)).toBeNull();
  keepTrial("one", [], kept);
  expect(readTrial("one", kept)).toBeNull();
  keepTrial("one", trial, kept);
  keepTrial("one", null, kept);
  expect(readTrial("one", kept)).toBeNull();
});

it("takes what cannot be read for nothing", () => {
  const kept = storage();
  for (const broken of ["{", "7", "[null]", '{"personLeaves":{}}']) {
    kept.setItem("one", broken);
    expect(readTrial("one", kept)).toBeNull();
  }
});
