import { describe, expect, it } from "vitest";

import { corrected, drafted } from "./corrected";
import type { Activity } from "./query";

const CALL: Activity = {
  uid: "call",
  kind: "CALL",
  status: "DONE",
  occurredAt: "2026-11-02T09:30:41Z",
  summary: "Asked about the rollout",
  outcome: null,
  nextAt: "2026-11-20T08:00:00Z",
  user: null,
  subject: null,
  contacts: [{ uid: "ada", name: "Ada" }],
};

describe("an activity that is corrected", () => {
  it("is not written anew where nothing was changed", () => {
    expect(corrected(CALL, drafted(CALL))).toEqual({ activity: "call" });
  });

  it("names what is otherwise, and only that", () => {
    const draft = { ...drafted(CALL), kind: "VISIT" as const, outcome: " They want a demo. ", contacts: [] };
    expect(corrected(CALL, draft)).toEqual({ activity: "call", kind: "VISIT", outcome: "They want a demo.", contacts: [] });
  });

  it("names who of us it was, also when it was nobody", () => {
    const bos: Activity = { ...CALL, user: { uid: "bo", name: "Bo" } };
    expect(corrected(bos, { ...drafted(bos), user: "cy" })).toEqual({ activity: "call", user: "cy" });
    expect(corrected(bos, { ...drafted(bos), user: null })).toEqual({ activity: "call", user: null });
    expect(corrected(bos, drafted(bos))).toEqual({ activity: "call" });
  });

  it("forgets what was emptied, but never when it was", () => {
    const draft = { ...drafted(CALL), summary: " ", next: "", when: "" };
    expect(corrected(CALL, draft)).toEqual({ activity: "call", summary: null, nextAt: null });
  });
});
