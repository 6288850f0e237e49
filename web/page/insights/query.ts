import { graphql, type ResultOf } from "../api/graphql";

/* What the server's analyses say of the open map. `$deal` tells whose map it is: the other root is not asked.
   One document for each part of the panel, so that one that fails or is slow holds up no other. */

const StandingParts = graphql(`
  fragment StandingParts on ContactMap @_unmask {
    light { colour word(language: $language) reasons { code stakeholders { uid } sentence(language: $language) } }
    support { value lowest highest knownShare sentence(language: $language) }
    vote {
      probability
      lowest
      highest
      knownShare
      undetermined
      calibrated { probability deals won sentence(language: $language) }
      sentence(language: $language)
    }
  }
`);

export const Standing = graphql(
  `
    query Standing($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { status contactMap(asOf: $asOf) { ...StandingParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...StandingParts } }
    }
  `,
  [StandingParts],
);

const ActionParts = graphql(`
  fragment ActionParts on ContactMap @_unmask {
    nextActions {
      sentence(language: $language)
      actions {
        code
        stakeholder { uid }
        through { uid }
        sentence(language: $language)
        gainSentence(language: $language)
        findings { code sentence(language: $language) }
      }
    }
  }
`);

export const NextActions = graphql(
  `
    query NextActions($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...ActionParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...ActionParts } }
    }
  `,
  [ActionParts],
);

const FindingParts = graphql(`
  fragment FindingParts on ContactMap @_unmask {
    findings { code severity stakeholders { uid } sentence(language: $language) }
  }
`);

export const Findings = graphql(
  `
    query Findings($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...FindingParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...FindingParts } }
    }
  `,
  [FindingParts],
);

const DeciderParts = graphql(`
  fragment DeciderParts on ContactMap @_unmask {
    decisionMakers(first: 10) {
      rank
      stakeholder { uid }
      score
      sentence(language: $language)
      reasons { code sentence(language: $language) }
      unknown(language: $language)
    }
  }
`);

export const Deciders = graphql(
  `
    query Deciders($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...DeciderParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...DeciderParts } }
    }
  `,
  [DeciderParts],
);

const PowerParts = graphql(`
  fragment PowerParts on ContactMap @_unmask {
    pivotalPeople(first: 10) {
      undetermined
      sentence(language: $language)
      people { stakeholder { uid } shapleyShubik sentence(language: $language) }
    }
    powerPositions {
      sentence(language: $language)
      powerFindings { code severity stakeholders { uid } sentence(language: $language) }
    }
  }
`);

export const Power = graphql(
  `
    query PowerInMap($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...PowerParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...PowerParts } }
    }
  `,
  [PowerParts],
);

const RiskParts = graphql(`
  fragment RiskParts on ContactMap @_unmask {
    weakPoints {
      sentence(language: $language)
      findings { code severity stakeholders { uid } sentence(language: $language) }
    }
  }
`);

export const WeakPoints = graphql(
  `
    query WeakPoints($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...RiskParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...RiskParts } }
    }
  `,
  [RiskParts],
);

const CompetitorParts = graphql(`
  fragment CompetitorParts on ContactMap @_unmask {
    competitorViews {
      party { uid name(language: $language) }
      support { value lowest highest }
      sentence(language: $language)
      leaning { uid }
    }
  }
`);

export const Competitors = graphql(
  `
    query Competitors($uid: ID!, $deal: Boolean!, $language: Language!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...CompetitorParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...CompetitorParts } }
    }
  `,
  [CompetitorParts],
);

const WayParts = graphql(`
  fragment WayParts on ContactMap @_unmask {
    introductions(to: $to, first: 3) {
      outcome
      sentence(language: $language)
      ways {
        reliability
        sentence(language: $language)
        steps { introducer { uid } to { uid } sentence(language: $language) }
      }
    }
  }
`);

export const Ways = graphql(
  `
    query Ways($uid: ID!, $deal: Boolean!, $language: Language!, $to: ID!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...WayParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...WayParts } }
    }
  `,
  [WayParts],
);

const SideParts = graphql(`
  fragment SideParts on Insights @_unmask {
    light { colour word(language: $language) }
    support { value lowest highest }
    vote { probability lowest highest undetermined }
  }
`);

const TrialParts = graphql(
  `
    fragment TrialParts on ContactMap @_unmask {
      whatIf(changes: $changes) {
        sentences(language: $language)
        before { ...SideParts }
        after { ...SideParts }
      }
    }
  `,
  [SideParts],
);

export const Trial = graphql(
  `
    query Trial($uid: ID!, $deal: Boolean!, $language: Language!, $changes: [WhatIfChange!]!, $asOf: DateTime) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap(asOf: $asOf) { ...TrialParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap(asOf: $asOf) { ...TrialParts } }
    }
  `,
  [TrialParts],
);

const PlanParts = graphql(`
  fragment PlanParts on ContactMap @_unmask {
    battlePlan(format: MARKDOWN, language: $language)
  }
`);

export const PlanAsMarkdown = graphql(
  `
    query PlanAsMarkdown($uid: ID!, $deal: Boolean!, $language: Language!) {
      opportunity(uid: $uid) @include(if: $deal) { contactMap { ...PlanParts } }
      customer(uid: $uid) @skip(if: $deal) { contactMap { ...PlanParts } }
    }
  `,
  [PlanParts],
);

type MapOf<Result extends { opportunity?: { contactMap: unknown } | null }> = NonNullable<
  Result["opportunity"]
>["contactMap"];

export type StandingOfMap = MapOf<ResultOf<typeof Standing>>;
export type Finding = MapOf<ResultOf<typeof Findings>>["findings"][number];
export type Action = NonNullable<MapOf<ResultOf<typeof NextActions>>["nextActions"]>["actions"][number];
export type Decider = MapOf<ResultOf<typeof Deciders>>["decisionMakers"][number];
export type Way = NonNullable<MapOf<ResultOf<typeof Ways>>["introductions"]>["ways"][number];
export type TrialAnswer = NonNullable<MapOf<ResultOf<typeof Trial>>["whatIf"]>;
export type TrialSide = TrialAnswer["before"];
