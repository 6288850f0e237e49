import { describe, expect, it } from "vitest";

import { draftOf, isTyped, saved, taken } from "./draft";

const typed = (text: string, before = "") => ({ ...draftOf(before), text });

describe("a draft", () => {
  it("keeps what is typed when another value comes", () => {
    const draft = taken(typed("my words"), "a colleague's");
    expect([draft.text, isTyped(draft)]).toEqual(["my words", true]);
  });

  it("takes another value over where nothing is typed", () => {
    expect(taken(draftOf("old"), "new")).toEqual(draftOf("new"));
  });

  it("shows what the other wrote when that was chosen after it was saved", () => {
    const mine = taken(saved(typed("mine")), "mine");
    expect(taken(mine, "theirs")).toEqual(draftOf("theirs"));
  });

  it("lets go on typing behind a space that is not saved", () => {
    const draft = taken(saved(typed("two ")), "two");
    expect([draft.text, isTyped(draft)]).toEqual(["two ", false]);
  });

  it("is typed again when one went on before the saved came back", () => {
    const draft = taken({ ...saved(typed("one")), text: "one two" }, "one");
    expect([draft.text, isTyped(draft)]).toEqual(["one two", true]);
  });

  it("is nothing new when somebody comes back to what it was", () => {
    expect(isTyped({ ...typed("new", "old"), text: "old " })).toBe(false);
  });
});
