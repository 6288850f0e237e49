import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import type { MessageId } from "../words";

const DiffQuery = graphql(`
  query MapDiff($map: ID!, $kind: MapKind!, $from: DateTime!, $language: Language!) {
    contactMapDiff(map: $map, kind: $kind, from: $from) {
      joined { sentence(language: $language) stakeholder { uid } }
      left { sentence(language: $language) stakeholder { uid } }
      changed { sentence(language: $language) field stakeholder { uid } }
      stances { sentence(language: $language) stakeholder { uid } }
      roles { sentence(language: $language) stakeholder { uid } }
      coverage { sentence(language: $language) stakeholder { uid } }
      reportingLines {
        sentence(language: $language)
        before { report { uid } manager { uid } }
        after { report { uid } manager { uid } }
      }
      influences {
        sentence(language: $language)
        before { influencer { uid } influenced { uid } }
        after { influencer { uid } influenced { uid } }
      }
      alliances { sentence(language: $language) before { first { uid } second { uid } } after { first { uid } second { uid } } }
      conflicts { sentence(language: $language) before { first { uid } second { uid } } after { first { uid } second { uid } } }
      decisionSteps { sentence(language: $language) }
    }
  }
`);

type Diff = ResultOf<typeof DiffQuery>["contactMapDiff"];

/** What is different now, and whom it is about. */
export interface Difference {
  sentence: string;
  people: string[];
}

export interface Differences {
  kind: keyof Diff;
  title: MessageId;
  entries: Difference[];
}

/** What changed in a map from a moment until now, by kinds; a kind of which there is nothing is left out. */
export async function differences(
  map: { uid: string; kind: "CUSTOMER" | "OPPORTUNITY" },
  from: string,
  language: "EN" | "ZH",
  signal?: AbortSignal,
): Promise<Differences[]> {
  const { contactMapDiff: diff } = await ask(DiffQuery, { map: map.uid, kind: map.kind, from, language }, signal);
  return byKind(diff);
}

/** The kinds in the order in which a rep asks for them. */
export function byKind(diff: Diff): Differences[] {
  const kinds: Differences[] = [
    { kind: "joined", title: "time.joined", entries: diff.joined.map(ofOne) },
    { kind: "left", title: "time.left", entries: diff.left.map(ofOne) },
    { kind: "stances", title: "time.stances", entries: diff.stances.map(ofOne) },
    { kind: "reportingLines", title: "time.moved", entries: diff.reportingLines.map(ofLine) },
    { kind: "roles", title: "time.roles", entries: diff.roles.map(ofOne) },
    { kind: "coverage", title: "time.coverage", entries: diff.coverage.map(ofOne) },
    {
      kind: "influences",
      title: "time.ties",
      entries: [...diff.influences.map(ofInfluence), ...[...diff.alliances, ...diff.conflicts].map(ofTie)],
    },
    { kind: "changed", title: "time.changed", entries: diff.changed.map(ofOne) },
    { kind: "decisionSteps", title: "time.steps", entries: diff.decisionSteps.map(({ sentence }) => ({ sentence, people: [] })) },
  ];
  return kinds.filter((one) => one.entries.length > 0);
}

function ofOne(one: { sentence: string; stakeholder: { uid: string } }): Difference {
  return { sentence: one.sentence, people: [one.stakeholder.uid] };
}

function ofLine({ sentence, before, after }: Diff["reportingLines"][number]): Difference {
  return { sentence, people: distinct([before, after].flatMap((line) => (line ? [line.report.uid, line.manager.uid] : []))) };
}

function ofInfluence({ sentence, before, after }: Diff["influences"][number]): Difference {
  return { sentence, people: distinct([before, after].flatMap((one) => (one ? [one.influencer.uid, one.influenced.uid] : []))) };
}

function ofTie({ sentence, before, after }: Diff["alliances"][number]): Difference {
  return { sentence, people: distinct([before, after].flatMap((one) => (one ? [one.first.uid, one.second.uid] : []))) };
}

function distinct(uids: string[]): string[] {
  return [...new Set(uids)];
}
