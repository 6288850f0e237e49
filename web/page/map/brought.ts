import type { ContactMap } from "./query";

/** The map as a gesture left it, and as it found it. */
export interface Span {
  before: ContactMap;
  after: ContactMap;
}

type Thing = { uid: string } & Partial<Record<(typeof ENDS)[number], { uid: string }>> & { kind?: unknown; as?: unknown };

// A line that was only just drawn gets another uid from the server, and is known by what it connects.
const ENDS = ["report", "manager", "influencer", "influenced", "first", "second"] as const;

/** The map with all that differs between two others as it is in the second of them; whatever else changed stays. */
export function brought(map: ContactMap, from: ContactMap, to: ContactMap): ContactMap {
  return {
    ...map,
    parties: each(map.parties, from.parties, to.parties),
    stakeholders: each(map.stakeholders, from.stakeholders, to.stakeholders),
    reportingLines: each(map.reportingLines, from.reportingLines, to.reportingLines),
    influences: each(map.influences, from.influences, to.influences),
    alliances: each(map.alliances, from.alliances, to.alliances),
    conflicts: each(map.conflicts, from.conflicts, to.conflicts),
    decisionSteps: each(map.decisionSteps, from.decisionSteps, to.decisionSteps),
    partners: each(map.partners, from.partners, to.partners),
  };
}

function each<One extends Thing>(things: readonly One[], from: readonly One[], to: readonly One[]): One[] {
  if (from === to) return things as One[];
  const [was, is] = [byKey(from), byKey(to)];
  const there = byKey(things);
  const kept = things.flatMap((one) => {
    const [old, now] = [was.get(keyOf(one)), is.get(keyOf(one))];
    if (old === now) return [one];
    if (!now) return [];
    return [old ? { ...one, ...differing(old, now) } : now];
  });
  return [...kept, ...to.filter((one) => !was.has(keyOf(one)) && !there.has(keyOf(one)))];
}

function differing<One extends Thing>(old: One, now: One): Partial<One> {
  const fields = Object.entries(now).filter(([field, value]) => field !== "uid" && value !== old[field as keyof One]);
  return Object.fromEntries(fields) as Partial<One>;
}

function byKey<One extends Thing>(things: readonly One[]): Map<string, One> {
  return new Map(things.map((one) => [keyOf(one), one]));
}

function keyOf(one: Thing): string {
  const ends = ENDS.flatMap((end) => one[end]?.uid ?? []);
  // A company takes part as each thing once.
  if (ends.length === 0) return "as" in one ? `${one.uid} ${one.as}` : one.uid;
  // A tie has no direction.
  return [...(one.first ? ends.sort() : ends), "report" in one ? one.kind : ""].join(" ");
}
