import { ask } from "../api/ask";
import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";
import { useRecordEdit } from "../around/edit";
import { DealLine } from "../deals/deal-lines";
import { useWords } from "../words";

const ContactFacts = graphql(`
  fragment ContactFacts on Contact @_unmask {
    uid
    version
    name
    known
    emails
    phones
    personality
    birthday
    note
  }
`);

export const ContactQuery = graphql(
  `
    query ContactRecord($uid: ID!, $language: Language!) {
      contact(uid: $uid) {
        ...ContactFacts
        mayChange
        erasedAt
        lastContactAt
        nextActivityAt
        jobs { customerUid customerName title department seniority mainJob validFrom validTo customer { uid mayChange } }
        opportunities(first: 100, order: CLOSING_FIRST) {
          edges { node { ...DealLine } }
          pageInfo { hasNextPage }
        }
      }
    }
  `,
  [ContactFacts, DealLine],
);

const FactsQuery = graphql(
  `
    query ContactFactsNow($uid: ID!) {
      contact(uid: $uid) { ...ContactFacts }
    }
  `,
  [ContactFacts],
);

const UpdateContact = graphql(
  `
    mutation UpdateContact($input: UpdateContactRecordInput!, $language: Language!) {
      updateContact(input: $input) {
        __typename
        ... on ContactWritten { contact { ...ContactFacts } }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [ContactFacts],
);

export type ContactRecord = NonNullable<ResultOf<typeof ContactQuery>["contact"]>;
type Facts = ResultOf<typeof ContactFacts>;
/** What is otherwise of a contact; what is not named stays. */
export type ContactChange = Partial<Omit<Facts, "uid" | "version">>;
type Personality = NonNullable<VariablesOf<typeof UpdateContact>["input"]["personality"]>;
export const PERSONALITIES: readonly Personality[] = ["ANALYTICAL", "DRIVER", "EXPRESSIVE", "AMIABLE"];

export function contactKey(uid: string, language: string): readonly string[] {
  return ["around", "contact", uid, language];
}

export type ContactEdit = ReturnType<typeof useContactEdit>;

/** Changes a contact where it stands. */
export function useContactEdit(contact: Facts) {
  const { asked: language } = useWords();
  const { uid } = contact;
  return useRecordEdit<Facts, ContactChange>({
    href: `/contacts/${uid}`,
    key: contactKey(uid, language),
    facts: contact,
    write: async (change, { version }) => {
      const { personality, ...rest } = change;
      const input = { uid, version, ...rest, ...(personality === undefined ? {} : { personality: personalityOf(personality) }) };
      const { updateContact: answer } = await ask(UpdateContact, { input, language });
      return answer.__typename === "ContactWritten" ? { facts: answer.contact } : answer;
    },
    read: async () => (await ask(FactsQuery, { uid })).contact,
    outdates: [
      ["around", "people-of"],
      ["around", "people"],
      ["around", "called"],
      ["around", "activities"],
      ["around", "customer"],
      ["contacts"],
    ],
  });
}

// The server takes it in capitals, and gives it as the vocabulary's code.
function personalityOf(code: string | null): Personality | null {
  return PERSONALITIES.find((one) => one === code?.toUpperCase()) ?? null;
}
