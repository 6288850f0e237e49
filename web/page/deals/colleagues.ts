import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";

const ColleaguesQuery = graphql(`
  query Colleagues {
    users(first: 100) { edges { node { uid name } } }
  }
`);

/** Our people by name, the first hundred: to filter by owner. */
export function useColleagues() {
  return useQuery({
    queryKey: ["around", "colleagues"],
    queryFn: async ({ signal }) => (await ask(ColleaguesQuery, {}, signal)).users.edges.map(({ node }) => node),
    staleTime: 5 * 60_000,
  });
}
