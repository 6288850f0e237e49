import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import type { Found } from "../controls/combo";
import type { Find } from "./search-combo";

const ContactsCalled = graphql(`
  query ContactsCalled($search: String) {
    contacts(first: 20, search: $search) { edges { node { uid name jobs { customerName title validTo } } } }
  }
`);

/** Under which key those are kept that were found. */
export const CONTACTS_CALLED = ["around", "contacts-called"];

/** The first contacts of this name that the reader may see; `noName` is what a seat is called. */
export function findContacts(noName: string): Find<Found> {
  return async (search, signal) => {
    const { contacts } = await ask(ContactsCalled, { search }, signal);
    return contacts.edges.map(({ node: { uid, name, jobs } }) => {
      const job = jobs.find(({ validTo }) => validTo === null);
      return { uid, name: name || noName, about: [job?.title, job?.customerName].filter(Boolean).join(" · ") };
    });
  };
}
