import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { untilAnswered } from "../api/reach";
import { useRecordEdit } from "../around/edit";
import { useWriting } from "../around/writing";
import { DealLine } from "../deals/deal-lines";
import { useWords } from "../words";

const CustomerFacts = graphql(`
  fragment CustomerFacts on Customer @_unmask {
    uid
    version
    name
    kind
    taxId
    industry
    region
    leadSource
    lifecycle
  }
`);

export const CustomerQuery = graphql(
  `
    query CustomerRecord($uid: ID!, $language: Language!) {
      customer(uid: $uid) {
        ...CustomerFacts
        mayChange
        mayHandOn
        salesOwner { uid name }
        serviceOwner { uid name }
        mainContact { uid name }
        sharedWith { access until user { uid name } team { uid name } }
        opportunities(first: 100, order: CLOSING_FIRST) {
          edges { node { ...DealLine } }
          pageInfo { hasNextPage }
        }
      }
    }
  `,
  [CustomerFacts, DealLine],
);

const FactsQuery = graphql(
  `
    query CustomerFactsNow($uid: ID!) {
      customer(uid: $uid) { ...CustomerFacts }
    }
  `,
  [CustomerFacts],
);

const UpdateCustomer = graphql(
  `
    mutation UpdateCustomer($input: UpdateCustomerInput!, $language: Language!) {
      updateCustomer(input: $input) {
        __typename
        ... on CustomerWritten { customer { ...CustomerFacts } }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [CustomerFacts],
);

const SetMainContact = graphql(`
  mutation SetMainContact($customer: ID!, $contact: ID, $mutationId: String!, $language: Language!) {
    setMainContact(customer: $customer, contact: $contact, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

export type CustomerRecord = NonNullable<ResultOf<typeof CustomerQuery>["customer"]>;
type Facts = ResultOf<typeof CustomerFacts>;
/** What is otherwise of a customer; what is not named stays. */
export type CustomerChange = Partial<Omit<Facts, "uid" | "version">>;

export function customerKey(uid: string, language: string): readonly string[] {
  return ["around", "customer", uid, language];
}

export type CustomerEdit = ReturnType<typeof useCustomerEdit>;

/** Changes a customer where it stands. */
export function useCustomerEdit(customer: Facts) {
  const { asked: language } = useWords();
  const { uid } = customer;
  return useRecordEdit<Facts, CustomerChange>({
    href: `/customers/${uid}`,
    key: customerKey(uid, language),
    facts: customer,
    write: async (change, { version }) => {
      const { updateCustomer: answer } = await ask(UpdateCustomer, { input: { uid, version, ...change }, language });
      return answer.__typename === "CustomerWritten" ? { facts: answer.customer } : answer;
    },
    read: async () => (await ask(FactsQuery, { uid })).customer,
    outdates: [["around", "customers"], ["around", "customers-called"], ["around", "group"]],
  });
}

/** Says whom we talk to first. */
export function useMainContact(customer: string) {
  const { asked: language } = useWords();
  return useWriting(
    async (contact: string | null, mutationId) =>
      (await untilAnswered(() => ask(SetMainContact, { customer, contact, mutationId, language }))).setMainContact,
  );
}
