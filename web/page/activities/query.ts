import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";

const ActivityParts = graphql(`
  fragment ActivityParts on Activity @_unmask {
    uid
    kind
    status
    occurredAt
    summary
    outcome
    nextAt
    user { uid name }
    subject {
      __typename
      ... on Customer { uid name }
      ... on Opportunity { uid name }
    }
    contacts { uid name }
  }
`);

/** What was done and planned about a customer or a deal, or with a contact. */
export const ActivitiesOf = graphql(
  `
    query ActivitiesOf($uid: ID!, $after: String, $status: ActivityStatus) {
      node(id: $uid) {
        __typename
        ... on Customer {
          activities(first: 20, after: $after, status: $status) {
            edges { node { ...ActivityParts } }
            pageInfo { hasNextPage endCursor }
          }
        }
        ... on Opportunity {
          activities(first: 20, after: $after, status: $status) {
            edges { node { ...ActivityParts } }
            pageInfo { hasNextPage endCursor }
          }
        }
        ... on Contact {
          activities(first: 20, after: $after, status: $status) {
            edges { node { ...ActivityParts } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  `,
  [ActivityParts],
);

/** Who may have taken part: of a deal who is in its map, of a customer who works there. */
export const PeopleOf = graphql(`
  query PeopleOf($uid: ID!) {
    node(id: $uid) {
      __typename
      ... on Opportunity { contactMap { stakeholders { contact { uid name } } } }
      ... on Customer { contacts(first: 100) { edges { node { uid name } } } }
    }
  }
`);

export const CreateActivity = graphql(`
  mutation CreateActivity($input: CreateActivityInput!, $mutationId: String!, $language: Language!) {
    createActivity(input: $input, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export const CompleteActivity = graphql(`
  mutation CompleteActivity($input: CompleteActivityInput!, $mutationId: String!, $language: Language!) {
    completeActivity(input: $input, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export const UpdateActivity = graphql(`
  mutation UpdateActivity($input: UpdateActivityInput!, $mutationId: String!, $language: Language!) {
    updateActivity(input: $input, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export const DeleteActivity = graphql(`
  mutation DeleteActivity($uid: ID!, $mutationId: String!, $language: Language!) {
    deleteActivity(uid: $uid, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export type Activity = ResultOf<typeof ActivityParts>;
export type NewActivity = VariablesOf<typeof CreateActivity>["input"];
export type Correction = VariablesOf<typeof UpdateActivity>["input"];
export type DoneActivity = VariablesOf<typeof CompleteActivity>["input"];

export interface Named {
  uid: string;
  name: string;
}
