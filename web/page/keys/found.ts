import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { useSettled } from "../around/settled";

const EverywhereQuery = graphql(`
  query Everywhere($search: String!) {
    opportunities(first: 6, search: $search) { edges { node { uid name customer { name } } } }
    customers(first: 6, search: $search) { edges { node { uid name } } }
    contacts(first: 6, search: $search) { edges { node { uid name } } }
  }
`);

export interface Found {
  kind: "deal" | "customer" | "contact";
  id: string;
  name: string;
  hint: string;
  href: string;
}

/** Deals, customers and contacts of this name; asked for once one stops typing. */
export function useFound(typed: string) {
  const search = useSettled(typed.trim());
  return useQuery({
    queryKey: ["everywhere", search],
    enabled: search !== "",
    queryFn: async ({ signal }): Promise<Found[]> => {
      const { opportunities, customers, contacts } = await ask(EverywhereQuery, { search }, signal);
      return [
        ...opportunities.edges.map(({ node }) => ({
          kind: "deal" as const,
          id: node.uid,
          name: node.name,
          hint: node.customer.name,
          href: `/opportunities/${node.uid}`,
        })),
        ...customers.edges.map(({ node }) => ({
          kind: "customer" as const,
          id: node.uid,
          name: node.name,
          hint: "",
          href: `/customers/${node.uid}`,
        })),
        ...contacts.edges.map(({ node }) => ({
          kind: "contact" as const,
          id: node.uid,
          name: node.name,
          hint: "",
          href: `/contacts/${node.uid}`,
        })),
      ];
    },
  });
}
