import { graphql, type VariablesOf } from "../api/graphql";

export const MakeCustomer = graphql(`
  mutation MakeCustomer($input: CreateCustomerInput!, $mutationId: String!, $language: Language!) {
    createCustomer(input: $input, mutationId: $mutationId) {
      __typename
      ... on CustomerWritten { uid }
      ... on Problem { message(language: $language) }
    }
  }
`);

export const MakeDeal = graphql(`
  mutation MakeDeal($input: CreateOpportunityInput!, $mutationId: String!, $language: Language!) {
    createOpportunity(input: $input, mutationId: $mutationId) {
      __typename
      ... on OpportunityWritten { uid }
      ... on Problem { message(language: $language) }
    }
  }
`);

export const MakeContact = graphql(`
  mutation MakeContact($input: CreateContactInput!, $mutationId: String!, $language: Language!) {
    createContact(input: $input, mutationId: $mutationId) {
      __typename
      ... on ContactWritten { uid }
      ... on Problem { message(language: $language) }
    }
  }
`);

export type NewCustomer = VariablesOf<typeof MakeCustomer>["input"];
export type NewContact = VariablesOf<typeof MakeContact>["input"];
export type NewDeal = VariablesOf<typeof MakeDeal>["input"];
