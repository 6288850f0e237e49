import type { VariablesOf } from "../api/graphql";
import { stanceWord } from "../map/signs";
import type { ContactMap, MapChange } from "../map/query";
import type { Vocabulary } from "../map/vocabulary";
import type { Say } from "../words";
import type { Trial } from "./query";

/** A change that is only tried. */
export type TriedChange = VariablesOf<typeof Trial>["changes"][number];
type KindOf<Change> = Change extends unknown ? keyof Change : never;
type AnyChange = { [Kind in KindOf<TriedChange>]?: Extract<TriedChange, Record<Kind, unknown>>[Kind] };

/** What has to be written so that a change is made for real; nothing where that is not the map's business. */
export function toMapChanges(map: ContactMap, tried: TriedChange): MapChange[] {
  const { personLeaves, stanceChanges, managerChanges, powerChanges }: AnyChange = tried;
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
  return [];
}

/** Says a change in the reader's words. */
export function sayTried(
  tried: TriedChange,
  { map, t, vocabulary }: { map: ContactMap; t: Say; vocabulary: Vocabulary },
): string {
  const name = (uid: string) => map.stakeholders.find((one) => one.uid === uid)?.contact.name || t("map.no-name");
  const { personLeaves, stanceChanges, managerChanges, powerChanges, colleagueLeaves }: AnyChange = tried;
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
  return t("insights.tried-other");
}

/** Who of us covers somebody of this map. */
export function colleaguesOf(map: ContactMap): { id: string; name: string }[] {
  const found = new Map(map.stakeholders.flatMap((one) => one.coverage.map((by) => [by.userUid, by.userName])));
  return [...found].map(([id, name]) => ({ id, name }));
}

function colleagueName(map: ContactMap, uid: string): string {
  return colleaguesOf(map).find((one) => one.id === uid)?.name ?? "";
}
