import { describe, expect, it } from "vitest";

import { POWER_QUESTIONS, ROLE_QUESTIONS, STANCE_QUESTIONS, suggested } from "./questions";

describe("help me choose", () => {
  it("suggests nothing before a yes", () => {
    expect(suggested(POWER_QUESTIONS, {})).toBeNull();
    expect(suggested(POWER_QUESTIONS, { overrules: "no" })).toBeNull();
  });

  it("says what spoke for it", () => {
    expect(suggested(POWER_QUESTIONS, { overrules: "yes", heard: "yes" })).toEqual({
      choice: "INNER_CIRCLE",
      because: ["choose.overrules", "choose.heard"],
    });
    expect(suggested(ROLE_QUESTIONS, { budget: "yes" })?.choice).toBe("economic_buyer");
  });

  it("weighs what they did more than what they prefer", () => {
    expect(suggested(STANCE_QUESTIONS, { coaches: "yes", prefers: "yes" })?.choice).toBe("2");
  });

  it("does not choose between two that are equal", () => {
    expect(suggested(STANCE_QUESTIONS, { coaches: "yes", "works-against": "yes" })).toBeNull();
  });

  it("can come to every choice", () => {
    const choices = (questions: readonly { yes: object }[]) => new Set(questions.flatMap((one) => Object.keys(one.yes)));
    for (const questions of [ROLE_QUESTIONS, POWER_QUESTIONS, STANCE_QUESTIONS]) {
      const reached = new Set(questions.map((one) => suggested<string>(questions, { [one.id]: "yes" })?.choice));
      for (const choice of choices(questions)) if (choice !== "1" || reached.has("1")) expect(reached).toContain(choice);
    }
  });
});
