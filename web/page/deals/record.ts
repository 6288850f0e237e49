import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";

const DealParts = graphql(`
  fragment DealParts on Opportunity @_unmask {
    uid
    version
    mayChange
    mayHandOn
    name
    businessType
    stage
    status
    amount { amount currency text(language: $language) }
    expectedCloseOn
    closedOn
    closeReason
    winnerUid
    decisionRule
    decisionQuota
    lastContactAt
    nextActivityAt
    owner { uid name }
    customer { uid name }
    sharedWith { access until user { uid name } team { uid name } }
  }
`);

export const DealQuery = graphql(
  `
    query Deal($uid: ID!, $language: Language!) {
      opportunity(uid: $uid) { ...DealParts }
    }
  `,
  [DealParts],
);

export const UpdateDeal = graphql(
  `
    mutation UpdateDeal($input: UpdateOpportunityInput!, $language: Language!) {
      updateOpportunity(input: $input) {
        __typename
        ... on OpportunityWritten { opportunity { ...DealParts } }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [DealParts],
);

export const CloseDeal = graphql(`
  mutation CloseDeal(
    $uid: ID!
    $status: ClosedStatus!
    $reason: String!
    $winner: ID!
    $closedOn: Date
    $mutationId: String!
    $language: Language!
  ) {
    closeOpportunity(
      uid: $uid
      status: $status
      reason: $reason
      winner: $winner
      closedOn: $closedOn
      mutationId: $mutationId
    ) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export const ReopenDeal = graphql(`
  mutation ReopenDeal($uid: ID!, $mutationId: String!, $language: Language!) {
    reopenOpportunity(uid: $uid, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export type DealRecord = ResultOf<typeof DealParts>;
/** What is otherwise of a deal; what is not named stays. */
export type DealChange = Partial<
  Pick<DealRecord, "name" | "businessType" | "stage" | "amount" | "expectedCloseOn" | "decisionRule" | "decisionQuota">
>;

export function dealKey(uid: string, language: string): readonly string[] {
  return ["around", "deal", uid, language];
}

export async function readDeal(uid: string, language: "EN" | "ZH", signal?: AbortSignal): Promise<DealRecord | null> {
  return (await ask(DealQuery, { uid, language }, signal)).opportunity;
}
