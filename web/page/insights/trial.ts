import type { VariablesOf } from "../api/graphql";
import { nameOfMet } from "../around/met";
import { applied } from "../map/applied";
import { stanceWord } from "../map/signs";
import type { ContactMap, MapChange } from "../map/query";
import type { Vocabulary } from "../map/vocabulary";
import type { Say } from "../words";
import type { Trial } from "./query";

/** A change that is only tried. */
export type TriedChange = VariablesOf<typeof Trial>["changes"][number];
type KindOf<Change> = Change extends unknown ? keyof Change : never;
type AnyChange = { [Kind in KindOf<TriedChange>]?: Extract<TriedChange, Record<Kind, unknown>>[Kind] };

/** What has to be written for each of these changes, which were tried one after another. */
export function changesOfTrial(map: ContactMap, trial: readonly TriedChange[]): MapChange[][] {
  let now = map;
  return trial.map((tried) => {
    const changes = toMapChanges(now, tried);
    now = applied(now, changes);
    return changes;
  });
}

/** The map as it would be. */
export function tryOn(map: ContactMap, trial: readonly TriedChange[]): ContactMap {
  return applied(map, changesOfTrial(map, trial).flat());
}

/** Whether a change can only be tried: who of us leaves is settled by a handover. */
export function isOnlyTried(tried: TriedChange): boolean {
  return "colleagueLeaves" in tried;
}

/** What has to be written so that a change is made for real; nothing where that is not the map's business. */
export function toMapChanges(map: ContactMap, tried: TriedChange): MapChange[] {
  const { personLeaves, stanceChanges, managerChanges, powerChanges, rolesChange, coverageBegins, influenceChanges }: AnyChange = tried;
  if (personLeaves) return [{ removeStakeholder: { stakeholder: personLeaves.stakeholder } }];
  if (stanceChanges) {
    const { stakeholder, value } = stanceChanges;
    const party = stanceChanges.party ?? map.parties.find((one) => one.kind === "US")?.uid;
    if (!party) return [];
    return value === null || value === undefined
      ? [{ clearStance: { stakeholder, party } }]
      : [{ setStance: { stakeholder, party, value } }];
  }
  if (managerChanges) {
    const contact = (uid: string | null | undefined) => map.stakeholders.find((one) => one.uid === uid)?.contact.uid;
    const [report, manager] = [contact(managerChanges.stakeholder), contact(managerChanges.manager)];
    if (!report) return [];
    return manager ? [{ setReportingLine: { report, manager } }] : [{ removeReportingLine: { report } }];
  }
  if (powerChanges) {
    return [{ updateStakeholder: { stakeholder: powerChanges.stakeholder, power: powerChanges.power ?? null } }];
  }
  if (rolesChange) {
    const { stakeholder, roles } = rolesChange;
    const before = map.stakeholders.find((one) => one.uid === stakeholder)?.roles.map(({ code }) => code) ?? [];
    return [
      ...before.filter((role) => !roles.includes(role)).map((role) => ({ unassignRole: { stakeholder, role } })),
      ...roles.filter((role) => !before.includes(role)).map((role) => ({ assignRole: { stakeholder, role } })),
    ];
  }
  if (coverageBegins) return [{ setCoverage: coverageBegins }];
  if (influenceChanges) {
    const { source: influencer, target: influenced, strength, sign } = influenceChanges;
    const before = map.influences.find((one) => one.influencer.uid === influencer && one.influenced.uid === influenced);
    if (strength) return [{ setInfluence: { influencer, influenced, strength, sign: sign ?? 1, note: before?.note ?? null } }];
    return before ? [{ removeInfluence: { influencer, influenced } }] : [];
  }
  return [];
}

/** Says a change in the reader's words. */
export function sayTried(
  tried: TriedChange,
  { map, t, vocabulary }: { map: ContactMap; t: Say; vocabulary: Vocabulary },
): string {
  const name = (uid: string) => map.stakeholders.find((one) => one.uid === uid)?.contact.name || t("map.no-name");
  const { personLeaves, stanceChanges, managerChanges, powerChanges, colleagueLeaves }: AnyChange = tried;
  const { rolesChange, coverageBegins, influenceChanges }: AnyChange = tried;
  if (personLeaves) return t("insights.tried-leaves", { name: name(personLeaves.stakeholder) });
  if (stanceChanges) {
    const { stakeholder, party, value } = stanceChanges;
    const towards = map.parties.find((one) => (party ? one.uid === party : one.kind === "US"));
    return t("insights.tried-stance", {
      name: name(stakeholder),
      party: towards?.name ?? "",
      stance: t(stanceWord(value ?? null)),
    });
  }
  if (managerChanges) {
    const { stakeholder, manager } = managerChanges;
    return manager
      ? t("insights.tried-manager", { name: name(stakeholder), manager: name(manager) })
      : t("insights.tried-no-manager", { name: name(stakeholder) });
  }
  if (powerChanges) {
    const { stakeholder, power } = powerChanges;
    return t("insights.tried-power", {
      name: name(stakeholder),
      power: power ? vocabulary.word("POWER", power) : t("map.not-known"),
    });
  }
  if (colleagueLeaves) return t("insights.tried-colleague", { name: colleagueName(map, colleagueLeaves.user) });
  if (rolesChange) {
    const roles = rolesChange.roles.map((role) => vocabulary.role(role));
    return t("insights.tried-roles", { name: name(rolesChange.stakeholder), roles: roles.join(", ") || t("map.no-role") });
  }
  if (coverageBegins) {
    const { stakeholder, user, level } = coverageBegins;
    return t("insights.tried-coverage", {
      user: colleagueName(map, user),
      name: name(stakeholder),
      level: vocabulary.word("COVERAGE", level),
    });
  }
  if (influenceChanges) {
    const { source, target, strength, sign } = influenceChanges;
    const names = { name: name(source), target: name(target) };
    if (!strength) return t("insights.tried-no-influence", names);
    const how = t((sign ?? 1) < 0 ? "map.against-strength" : "map.for-strength", { strength });
    return t("insights.tried-influence", { ...names, how });
  }
  return t("insights.tried-other");
}

/** Who of us covers somebody of this map. */
export function colleaguesOf(map: ContactMap): { id: string; name: string }[] {
  const found = new Map(map.stakeholders.flatMap((one) => one.coverage.map((by) => [by.userUid, by.userName] as const)));
  return [...found].map(([id, name]) => ({ id, name }));
}

/** One of us by name, as far as the map or this page knows them. */
export function colleagueName(map: ContactMap, uid: string): string {
  return colleaguesOf(map).find((one) => one.id === uid)?.name ?? nameOfMet(uid);
}
