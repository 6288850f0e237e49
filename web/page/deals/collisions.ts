import type { DealChange, DealRecord } from "./record";

export type DealField = "stage" | "amount" | "expectedCloseOn" | "decisionRule" | "decisionQuota";
export const DEAL_FIELDS: readonly DealField[] = ["stage", "amount", "expectedCloseOn", "decisionRule", "decisionQuota"];

/**
 * What I want to change that somebody else changed meanwhile, to something else. Where this is nothing, both changes can
 * stand, although the record has moved on.
 */
export function collisions(seen: DealRecord, now: DealRecord, change: DealChange): DealField[] {
  return DEAL_FIELDS.filter((field) => {
    if (change[field] === undefined) return false;
    const theirs = plain(now[field]);
    return theirs !== plain(seen[field]) && theirs !== plain(change[field] ?? null);
  });
}

function plain(value: unknown): string | null {
  if (value === null) return null;
  if (isMoney(value)) return `${Number(value.amount)} ${value.currency}`;
  return String(value);
}

function isMoney(value: unknown): value is { amount: unknown; currency: string } {
  return typeof value === "object" && value !== null && "currency" in value;
}
