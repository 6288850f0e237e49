import { graphql, type ResultOf } from "../api/graphql";

export const HistoryQuery = graphql(`
  query MapHistory($kind: MapKind!, $uid: ID!, $after: String, $language: Language!) {
    audit(scope: { map: { kind: $kind, uid: $uid } }, first: 50, after: $after) {
      edges {
        node {
          uid
          kind
          action
          sentence(language: $language)
          people { uid }
          batch { uid madeAt madeByName undoneBy undoes }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export type Entry = ResultOf<typeof HistoryQuery>["audit"]["edges"][number]["node"];

/** What was changed together, by one person at one moment. */
export interface Change {
  batch: Entry["batch"];
  entries: Entry[];
}

// How the parts of a map hang together: what a person did is said by the entry beside it.
const INNER = new Set(["IS", "FOR", "OF", "ABOUT", "DID", "WITH", "IDENTIFIES"]);

/** The entries by what they were changed with, in their order. */
export function byChange(entries: readonly Entry[]): Change[] {
  const changes = new Map<string, Change>();
  for (const entry of entries) {
    if (INNER.has(entry.kind) || isEntering(entry)) continue;
    const same = changes.get(entry.batch.uid);
    if (same) same.entries.push(entry);
    else changes.set(entry.batch.uid, { batch: entry.batch, entries: [entry] });
  }
  return [...changes.values()];
}

// Whoever is put into a map or taken out of it is said so by the edge IN_MAP.
function isEntering({ kind, action }: Entry): boolean {
  return kind === "Stakeholder" && action !== "CHANGED";
}
