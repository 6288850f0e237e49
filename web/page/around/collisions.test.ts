import { describe, expect, it } from "vitest";

import type { DealRecord } from "../deals/record";
import { collisions } from "./collisions";

const SEEN: DealRecord = {
  uid: "deal",
  version: 1,
  name: "MES",
  businessType: null,
  stage: "discovery",
  status: "OPEN",
  amount: { amount: "100", currency: "EUR", text: "€100.00" },
  expectedCloseOn: "2026-12-01",
  closedOn: null,
  closeReason: null,
  winnerUid: null,
  decisionRule: null,
  decisionQuota: null,
  lastContactAt: null,
  nextActivityAt: null,
  owner: null,
  customer: { uid: "customer", name: "Brannvik" },
  sharedWith: [],
  mayChange: true,
  mayHandOn: true,
};

describe("two who change one record", () => {
  it("do not collide where they changed different things", () => {
    const now = { ...SEEN, version: 2, stage: "proposal" };
    expect(collisions(SEEN, now, { expectedCloseOn: "2027-01-01" })).toEqual([]);
  });

  it("do not collide where they want the same, however the amount is written", () => {
    const now = { ...SEEN, amount: { amount: "250.00", currency: "EUR", text: "€250.00" } };
    expect(collisions(SEEN, now, { amount: { amount: "250", currency: "EUR" } })).toEqual([]);
  });

  it("collide where each made something else of it", () => {
    const now = { ...SEEN, stage: "proposal", amount: { amount: "100", currency: "USD", text: "$100.00" } };
    const change = { stage: "negotiation", amount: { amount: "120", currency: "EUR" } };
    expect(collisions(SEEN, now, change)).toEqual(["stage", "amount"]);
  });

  it("collide where one empties what the other changed", () => {
    expect(collisions(SEEN, { ...SEEN, stage: "proposal" }, { stage: null })).toEqual(["stage"]);
    expect(collisions(SEEN, { ...SEEN, amount: null }, { amount: { amount: "120", currency: "EUR" } })).toEqual(["amount"]);
  });

  it("collide where each made other mail addresses of them, and not where both made the same", () => {
    const seen = { emails: ["ingrid@brannvik.example"] };
    const now = { emails: ["ingrid@brannvik.example", "ih@brannvik.example"] };
    expect(collisions(seen, now, { emails: [] })).toEqual(["emails"]);
    expect(collisions(seen, now, { emails: [...now.emails] })).toEqual([]);
    expect(collisions({ emails: [] }, { emails: [] }, { emails: ["i@brannvik.example"] })).toEqual([]);
  });
});
