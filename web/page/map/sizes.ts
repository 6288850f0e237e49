import type { ContactMap } from "./query";

/** By what a card is drawn larger. */
export const SIZE_BY = ["power", "votes", "influence"] as const;
export type SizeBy = (typeof SIZE_BY)[number];
export type Size = 1 | 2;

const OF_POWER = { OUTSIDE: 0, POLITICAL_STRUCTURE: 1, INNER_CIRCLE: 2 } as const;

/** Whose cards are larger, and by how many steps: of numbers, from a third and from two thirds of the largest. */
export function sizesOf(by: SizeBy | null, map: Pick<ContactMap, "stakeholders" | "influences">): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>();
  if (by === null) return sizes;
  const of = by === "power" ? null : by === "votes" ? votes(map) : influence(map);
  const most = of ? Math.max(...of.values(), 0) : 0;
  for (const { uid, power } of map.stakeholders) {
    const share = (of?.get(uid) ?? 0) / (most || 1);
    const size = of ? (share > 2 / 3 ? 2 : share > 1 / 3 ? 1 : 0) : power ? OF_POWER[power] : 0;
    if (size > 0) sizes.set(uid, size as Size);
  }
  return sizes;
}

function votes(map: Pick<ContactMap, "stakeholders">): Map<string, number> {
  return new Map(map.stakeholders.map(({ uid, voteWeight }) => [uid, voteWeight ?? 0]));
}

function influence(map: Pick<ContactMap, "influences">): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const { influencer, strength } of map.influences) {
    strengths.set(influencer.uid, (strengths.get(influencer.uid) ?? 0) + strength);
  }
  return strengths;
}
