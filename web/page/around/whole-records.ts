import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";

const DeleteContact = graphql(`
  mutation DeleteContact($uid: ID!, $mutationId: String!, $language: Language!) {
    deleteContact(uid: $uid, mutationId: $mutationId) {
      __typename
      ... on ContactWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

const DeleteCustomer = graphql(`
  mutation DeleteCustomer($uid: ID!, $mutationId: String!, $language: Language!) {
    deleteCustomer(uid: $uid, mutationId: $mutationId) {
      __typename
      ... on CustomerWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

const DeleteDeal = graphql(`
  mutation DeleteDeal($uid: ID!, $mutationId: String!, $language: Language!) {
    deleteOpportunity(uid: $uid, mutationId: $mutationId) {
      __typename
      ... on OpportunityWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

const MergeContacts = graphql(`
  mutation MergeContacts($keep: ID!, $merge: ID!, $mutationId: String!, $language: Language!) {
    mergeContacts(keep: $keep, merge: $merge, mutationId: $mutationId) {
      __typename
      ... on ContactWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

const MergeCustomers = graphql(`
  mutation MergeCustomers($keep: ID!, $merge: ID!, $mutationId: String!, $language: Language!) {
    mergeCustomers(keep: $keep, merge: $merge, mutationId: $mutationId) {
      __typename
      ... on CustomerWritten { written { batch } }
      ... on Problem { message(language: $language) }
    }
  }
`);

const Preview = graphql(`
  fragment MergePreviewParts on MergePreview @_unmask {
    obstacles { __typename message(language: $language) }
    filled { name value }
    differing { name kept dropped }
    stakeholders { stakeholder mapUid mapName joinedWith }
    jobs
    reportingLines
    activities
    externalIds
    mainContacts
    opportunities
    companies
    colleagues
  }
`);

const ContactMergePreview = graphql(
  `
    query ContactMergePreview($keep: ID!, $merge: ID!, $language: Language!) {
      contactMergePreview(keep: $keep, merge: $merge) { ...MergePreviewParts }
    }
  `,
  [Preview],
);

const CustomerMergePreview = graphql(
  `
    query CustomerMergePreview($keep: ID!, $merge: ID!, $language: Language!) {
      customerMergePreview(keep: $keep, merge: $merge) { ...MergePreviewParts }
    }
  `,
  [Preview],
);

export type MergePreview = ResultOf<typeof Preview>;
export type RecordKind = "contact" | "customer" | "deal";
/** Of what two can be the same. */
export type MergeKind = Exclude<RecordKind, "deal">;

const PATHS = { contact: "contacts", customer: "customers", deal: "opportunities" } as const;

/** The address of a record's page. */
export function pageOf(kind: RecordKind, uid: string): string {
  return `/${PATHS[kind]}/${uid}`;
}

interface Asked {
  mutationId: string;
  language: "EN" | "ZH";
}

/** Hide a record from lists and maps; undoing the batch brings it back. */
export async function deleteRecord(kind: RecordKind, uid: string, asked: Asked) {
  if (kind === "contact") return (await ask(DeleteContact, { uid, ...asked })).deleteContact;
  if (kind === "customer") return (await ask(DeleteCustomer, { uid, ...asked })).deleteCustomer;
  return (await ask(DeleteDeal, { uid, ...asked })).deleteOpportunity;
}

/** Make one of two; undoing the batch makes two again. */
export async function mergeRecords(kind: MergeKind, keep: string, merge: string, asked: Asked) {
  if (kind === "contact") return (await ask(MergeContacts, { keep, merge, ...asked })).mergeContacts;
  return (await ask(MergeCustomers, { keep, merge, ...asked })).mergeCustomers;
}

/** What merging would do, and what stands in its way. */
export async function previewMerge(
  kind: MergeKind,
  variables: { keep: string; merge: string; language: Asked["language"] },
  signal: AbortSignal,
): Promise<MergePreview> {
  if (kind === "contact") return (await ask(ContactMergePreview, variables, signal)).contactMergePreview;
  return (await ask(CustomerMergePreview, variables, signal)).customerMergePreview;
}

/** The batch of what was written; null of a problem. */
export function batchOf(answer: object): string | null {
  return "written" in answer ? (answer.written as { batch: string }).batch : null;
}
