import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import type { KnownContact } from "./applied";

// As many levels as the page of a customer shows; of a large company the others are found by searching.
const AboveParts = graphql(`
  fragment AboveParts on Customer @_unmask {
    uid
    name
    contacts(first: 100, search: $search) {
      edges { node { uid name known jobs { customerUid title department validTo } } }
    }
  }
`);
const ContactsAbove = graphql(
  `
    query ContactsAbove($uid: ID!, $search: String) {
      customer(uid: $uid) { partOf { ...AboveParts partOf { ...AboveParts partOf { ...AboveParts } } } }
    }
  `,
  [AboveParts],
);

/** Somebody who is listed, with the company's name where it is another than the customer. */
export interface ListedContact extends KnownContact {
  company?: string;
}

const NOBODY: readonly ListedContact[] = [];

/** People of the companies that the customer is part of: they may be in its maps, too. */
export function useContactsAbove(customer: string, search: string, isWanted: boolean): readonly ListedContact[] {
  const found = useQuery({
    queryKey: ["contacts", customer, "above", search],
    enabled: isWanted,
    queryFn: async ({ signal }): Promise<readonly ListedContact[]> => {
      const nearest = (await ask(ContactsAbove, { uid: customer, search: search || null }, signal)).customer?.partOf;
      return [nearest, nearest?.partOf, nearest?.partOf?.partOf].flatMap((company) =>
        company ? company.contacts.edges.map(({ node }) => listed(node, company)) : [],
      );
    },
    staleTime: 60_000,
  });
  return found.data ?? NOBODY;
}

function listed(
  person: Omit<KnownContact, "title" | "department"> & {
    jobs: readonly { customerUid: string; title: string | null; department: string | null; validTo: string | null }[];
  },
  company: { uid: string; name: string },
): ListedContact {
  const job = person.jobs.find((one) => one.customerUid === company.uid && one.validTo === null);
  return {
    uid: person.uid,
    name: person.name,
    known: person.known,
    title: job?.title ?? null,
    department: job?.department ?? null,
    company: company.name,
  };
}
