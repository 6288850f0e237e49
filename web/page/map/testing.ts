import { NOTHING_KNOWN } from "./applied";
import type { ContactMap, Stakeholder } from "./query";

/** A person of whom nothing is known but what is said here. */
export function person(uid: string, told: Partial<Stakeholder> = {}): Stakeholder {
  return {
    ...NOTHING_KNOWN,
    uid,
    contact: { uid: `contact-${uid}`, name: uid, known: true },
    title: null,
    department: null,
    x: null,
    y: null,
    external: false,
    roles: [],
    ...told,
  };
}

/** A deal's map of these people; `lines` are pairs of report and manager. */
export function mapOf(people: readonly string[], told: { lines?: [string, string][] } = {}): ContactMap {
  return {
    uid: "deal",
    kind: "OPPORTUNITY",
    name: "Deal",
    mapRevision: 1,
    organisationRevision: 1,
    parties: [{ uid: "us", kind: "US", name: "We" }],
    stakeholders: people.map((uid) => person(uid)),
    reportingLines: (told.lines ?? []).map(([report, manager]) => ({
      uid: `${report}-${manager}`,
      report: { uid: report },
      manager: { uid: manager },
      kind: "SOLID",
      skipped: [],
    })),
    influences: [],
    alliances: [],
    conflicts: [],
    decisionSteps: [],
    partners: [],
  };
}
