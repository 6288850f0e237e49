import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";

/** All of a map that its page shows. */
export const MapParts = graphql(`
  fragment MapParts on ContactMap @_unmask {
    uid
    kind
    name
    mapRevision
    organisationRevision
    parties { uid kind name(language: $language) }
    stakeholders {
      uid
      contact { uid name known }
      title
      department
      seniority
      former
      external
      x
      y
      roles { code }
      power
      adaptability
      responseMode
      orientation
      voteWeight
      canVeto
      keyPlayer
      desiredCoverage
      goals
      note
      stances { party { uid } value confidence evidence assessedBy assessedAt disputed }
      coverage { userUid userName level }
      lastContactAt
      nextContactAt
      activityCount
      managerAbove { contactUid name }
    }
    reportingLines { uid report { uid } manager { uid } kind skipped { contactUid name } }
    influences { uid influencer { uid } influenced { uid } strength sign note }
    alliances { uid first { uid } second { uid } note }
    conflicts { uid first { uid } second { uid } note }
    decisionSteps { uid name kind order rule dueOn doneOn deciders { uid } }
    partners { uid: customerUid name as }
  }
`);

export const OpportunityMap = graphql(
  `
    query OpportunityMap($uid: ID!, $asOf: DateTime, $language: Language!) {
      opportunity(uid: $uid) {
        uid
        name
        status
        mayChange
        customer { uid name }
        contactMap(asOf: $asOf) { ...MapParts }
      }
    }
  `,
  [MapParts],
);

export const CustomerMap = graphql(
  `
    query CustomerMap($uid: ID!, $asOf: DateTime, $language: Language!) {
      customer(uid: $uid) {
        uid
        name
        mayChange
        contactMap(asOf: $asOf) { ...MapParts }
      }
    }
  `,
  [MapParts],
);

/** One map as the server sends it, and as the page holds it. */
export type ContactMap = Omit<Sent, "stakeholders"> & { stakeholders: Stakeholder[] };
export type Stakeholder = Omit<Sent["stakeholders"][number], "lastContactAt"> & {
  /** Of whom the page has just put in, undefined: that comes with the server's next answer. */
  lastContactAt: string | null | undefined;
};
type Sent = ResultOf<typeof MapParts>;
export type Party = ContactMap["parties"][number];
export type Stance = Stakeholder["stances"][number];

export const WrittenParts = graphql(`
  fragment WrittenParts on Written @_unmask { batch replayed revisions { uid map organisation } }
`);
export const ConflictParts = graphql(`
  fragment ConflictParts on EditConflict @_unmask {
    message(language: $language)
    collisions { key kind people { uid name } before theirs mine batch madeByName madeAt }
  }
`);

export const ApplyMapChanges = graphql(
  `
    mutation ApplyMapChanges($map: MapBaseInput!, $changes: [MapChangeInput!]!, $mutationId: String!, $language: Language!) {
      applyMapChanges(map: $map, changes: $changes, mutationId: $mutationId) {
        __typename
        ... on MapChangesApplied { written { ...WrittenParts } }
        ... on EditConflict { ...ConflictParts }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [WrittenParts, ConflictParts],
);

/** One of the changes that a batch is made of. */
export type MapChange = VariablesOf<typeof ApplyMapChanges>["changes"][number];

export const UndoBatch = graphql(`
  mutation UndoBatch($batch: ID!, $mutationId: String!, $language: Language!) {
    undo(batch: $batch, mutationId: $mutationId) {
      __typename
      ... on Undone { written { batch revisions { uid map organisation } } }
      ... on Problem { message(language: $language) }
    }
  }
`);

export const MapChanged = graphql(`
  subscription MapChanged($map: ID!, $kind: MapKind!, $since: MapRevisions!) {
    mapChanged(map: $map, kind: $kind, since: $since) {
      mapRevision
      organisationRevision
      changes { madeByUid madeByName mutationId mapRevision }
    }
  }
`);
