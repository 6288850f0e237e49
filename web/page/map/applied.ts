import { nameOfMet } from "../around/met";
import { appliedToSteps, type AnyChange } from "./applied-steps";
import type { ContactMap, MapChange, Stakeholder } from "./query";

/** The map as it will be once the server has taken these changes.
 *
 * What can't be foreseen, such as who now stands above whom outside the map, comes with the server's next answer.
 */
export function applied(
  map: ContactMap,
  changes: readonly MapChange[],
  contacts: ReadonlyMap<string, KnownContact> = new Map(),
): ContactMap {
  return changes.reduce((before: ContactMap, change) => afterOne(before, change, contacts), map);
}

/** What the page knows of a contact who is not in the map. */
export interface KnownContact {
  uid: string;
  name: string;
  known: boolean;
  title: string | null;
  department: string | null;
}

function afterOne(
  map: ContactMap,
  change: AnyChange,
  contacts: ReadonlyMap<string, KnownContact>,
): ContactMap {
  if (change.addStakeholder) {
    const { contact, uid, x, y, external, roles } = change.addStakeholder;
    const known = contacts.get(contact);
    if (!known || !uid || map.stakeholders.some((person) => person.uid === uid)) return map;
    const { title, department, ...who } = known;
    const added: Stakeholder = {
      ...NOTHING_KNOWN,
      uid,
      contact: who,
      title,
      department,
      x: x ?? null,
      y: y ?? null,
      external: external ?? false,
      roles: (roles ?? []).map((code) => ({ code })),
    };
    return { ...map, stakeholders: [...map.stakeholders, added] };
  }
  if (change.placeStakeholder) {
    const { stakeholder, x, y } = change.placeStakeholder;
    return withPerson(map, stakeholder, () => ({ x: x ?? null, y: y ?? null }));
  }
  if (change.updateStakeholder) {
    const { stakeholder, since: _, veto, external, ...told } = change.updateStakeholder;
    return withPerson(map, stakeholder, (person) => ({
      ...defined(told),
      canVeto: veto ?? person.canVeto,
      external: external ?? person.external,
    }));
  }
  if (change.updateContact) {
    const { contact, name, known } = change.updateContact;
    return withPeople(map, (person) =>
      person.contact.uid === contact
        ? { contact: { uid: contact, name: name ?? person.contact.name, known: known ?? person.contact.known } }
        : null,
    );
  }
  if (change.setJob) {
    const { contact, title, department, seniority } = change.setJob;
    return withPeople(map, (person) =>
      person.contact.uid === contact ? defined({ title, department, seniority }) : null,
    );
  }
  if (change.assignRole) {
    const { stakeholder, role } = change.assignRole;
    return withPerson(map, stakeholder, (person) => ({
      roles: [...person.roles.filter((one) => one.code !== role), { code: role }],
    }));
  }
  if (change.unassignRole) {
    const { stakeholder, role } = change.unassignRole;
    return withPerson(map, stakeholder, (person) => ({ roles: person.roles.filter((one) => one.code !== role) }));
  }
  if (change.setStance) {
    const { stakeholder, party, value, confidence, evidence } = change.setStance;
    return withPerson(map, stakeholder, (person) => {
      const before = person.stances.find((stance) => stance.party.uid === party);
      const stance = {
        party: { uid: party },
        value,
        confidence: confidence ?? null,
        evidence: evidence ?? null,
        assessedBy: before?.assessedBy ?? null,
        assessedAt: new Date().toISOString(),
        disputed: before?.disputed ?? false,
      };
      return { stances: [...person.stances.filter((one) => one !== before), stance] };
    });
  }
  if (change.clearStance) {
    const { stakeholder, party } = change.clearStance;
    return withPerson(map, stakeholder, (person) => ({
      stances: person.stances.filter((stance) => stance.party.uid !== party),
    }));
  }
  if (change.removeCoverage) {
    const { stakeholder, user } = change.removeCoverage;
    return withPerson(map, stakeholder, (person) => ({
      coverage: person.coverage.filter((one) => one.userUid !== user),
    }));
  }
  if (change.setCoverage) {
    const { stakeholder, user, level } = change.setCoverage;
    return withPerson(map, stakeholder, (person) => ({
      coverage: person.coverage.some((one) => one.userUid === user)
        ? person.coverage.map((one) => (one.userUid === user ? { ...one, level } : one))
        : [...person.coverage, { userUid: user, userName: nameOfUser(map, user), level }],
    }));
  }
  if (change.removeStakeholder) return without(map, change.removeStakeholder.stakeholder);
  if (change.setReportingLine) return withLine(map, change.setReportingLine);
  if (change.removeReportingLine) {
    const { report, manager, kind } = change.removeReportingLine;
    const [below, above] = [partOf(map, report)?.uid, manager ? partOf(map, manager)?.uid : undefined];
    return {
      ...map,
      reportingLines: map.reportingLines.filter(
        (line) =>
          line.report.uid !== below || line.kind !== (kind ?? "SOLID") || (above !== undefined && line.manager.uid !== above),
      ),
    };
  }
  if (change.setInfluence) {
    const { influencer, influenced, strength, sign, note } = change.setInfluence;
    const same = (one: ContactMap["influences"][number]) =>
      one.influencer.uid === influencer && one.influenced.uid === influenced;
    return {
      ...map,
      influences: [
        ...map.influences.filter((one) => !same(one)),
        {
          uid: `new-${influencer}-${influenced}`,
          influencer: { uid: influencer },
          influenced: { uid: influenced },
          strength,
          sign: sign ?? 1,
          note: note ?? null,
        },
      ],
    };
  }
  if (change.removeInfluence) {
    const { influencer, influenced } = change.removeInfluence;
    return {
      ...map,
      influences: map.influences.filter(
        (one) => one.influencer.uid !== influencer || one.influenced.uid !== influenced,
      ),
    };
  }
  if (change.setTie ?? change.removeTie) return withTie(map, change);
  if (change.addPartner ?? change.removePartner) return withPartner(map, change);
  return appliedToSteps(map, change) ?? map;
}

/** Somebody of whom it is only known who they are, what they do and where they stand in the map. */
export const NOTHING_KNOWN: Omit<Stakeholder, "uid" | "contact" | "title" | "department" | "x" | "y" | "external" | "roles"> = {
  seniority: null,
  former: false,
  power: null,
  adaptability: null,
  responseMode: null,
  orientation: null,
  voteWeight: null,
  canVeto: false,
  keyPlayer: false,
  desiredCoverage: null,
  goals: null,
  note: null,
  stances: [],
  coverage: [],
  lastContactAt: undefined,
  nextContactAt: null,
  activityCount: 0,
  managerAbove: null,
};

function nameOfUser(map: ContactMap, user: string): string {
  return map.stakeholders.flatMap((person) => person.coverage).find((one) => one.userUid === user)?.userName ?? nameOfMet(user);
}

/** The stakeholder who is this contact. */
export function partOf(map: ContactMap, contact: string): Stakeholder | undefined {
  return map.stakeholders.find((person) => person.contact.uid === contact);
}

function withLine(map: ContactMap, line: NonNullable<AnyChange["setReportingLine"]>): ContactMap {
  const [report, manager] = [partOf(map, line.report), partOf(map, line.manager)];
  if (!report || !manager) return map;
  const kind = line.kind ?? "SOLID";
  const kept = map.reportingLines.filter(
    (one) =>
      one.report.uid !== report.uid || one.kind !== kind || (kind === "DOTTED" && one.manager.uid !== manager.uid),
  );
  return {
    ...map,
    reportingLines: [
      ...kept,
      {
        uid: `new-${report.uid}-${manager.uid}-${kind}`,
        report: { uid: report.uid },
        manager: { uid: manager.uid },
        kind,
        skipped: [],
      },
    ],
  };
}

function withTie(map: ContactMap, change: AnyChange): ContactMap {
  const told = change.setTie ?? change.removeTie;
  if (!told) return map;
  const field = told.kind === "ALLIANCE" ? "alliances" : "conflicts";
  const pair = new Set([told.first, told.second]);
  const others = map[field].filter((tie) => !(pair.has(tie.first.uid) && pair.has(tie.second.uid)));
  const added = change.setTie && {
    uid: `new-${told.first}-${told.second}`,
    first: { uid: told.first },
    second: { uid: told.second },
    note: change.setTie.note ?? null,
  };
  return { ...map, [field]: added ? [...others, added] : others };
}

function withPartner(map: ContactMap, change: AnyChange): ContactMap {
  const told = change.addPartner ?? change.removePartner;
  if (!told) return map;
  const others = map.partners.filter((one) => one.uid !== told.customer || one.as !== told.involvedAs);
  const added = change.addPartner && { uid: told.customer, name: nameOfMet(told.customer), as: told.involvedAs };
  return { ...map, partners: added ? [...others, added] : others };
}

function without(map: ContactMap, uid: string): ContactMap {
  return {
    ...map,
    stakeholders: map.stakeholders.filter((person) => person.uid !== uid),
    reportingLines: map.reportingLines.filter((line) => line.report.uid !== uid && line.manager.uid !== uid),
    influences: map.influences.filter((one) => one.influencer.uid !== uid && one.influenced.uid !== uid),
    alliances: map.alliances.filter((tie) => tie.first.uid !== uid && tie.second.uid !== uid),
    conflicts: map.conflicts.filter((tie) => tie.first.uid !== uid && tie.second.uid !== uid),
    decisionSteps: map.decisionSteps.map((step) =>
      step.deciders.some((one) => one.uid === uid)
        ? { ...step, deciders: step.deciders.filter((one) => one.uid !== uid) }
        : step,
    ),
  };
}

function withPerson(
  map: ContactMap,
  uid: string,
  changed: (person: Stakeholder) => Partial<Stakeholder>,
): ContactMap {
  return withPeople(map, (person) => (person.uid === uid ? changed(person) : null));
}

function withPeople(map: ContactMap, changed: (person: Stakeholder) => Partial<Stakeholder> | null): ContactMap {
  return {
    ...map,
    stakeholders: map.stakeholders.map((person) => {
      const now = changed(person);
      return now ? { ...person, ...now } : person;
    }),
  };
}

// What a change does not name stays as it is; null empties it.
function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
