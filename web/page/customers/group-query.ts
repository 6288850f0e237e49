import { graphql } from "../api/graphql";

/** Three companies above say where one belongs; the companies below come page by page. */
export const GroupQuery = graphql(`
  query Group($uid: ID!, $after: String) {
    customer(uid: $uid) {
      partOf { uid name partOf { uid name partOf { uid name } } }
      parts(first: 25, after: $after) {
        edges { node { uid name kind industry region } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const SetGroup = graphql(`
  mutation SetGroup($customer: ID!, $partOf: ID, $mutationId: String!, $language: Language!) {
    setGroup(customer: $customer, partOf: $partOf, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);
